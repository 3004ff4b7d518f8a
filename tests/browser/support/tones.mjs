// Tones to tell voices apart: one WAV file a person for Chromium's fake microphone, and a Goertzel filter that hears them again.
import { writeFileSync } from 'node:fs';

export const rateHz = 48_000;

/// A tone that comes and goes (350 ms on, 150 ms off), so that a browser's noise suppression takes it for a voice.
export function writeTone(file, frequencyHz, seconds = 10) {
  const count = rateHz * seconds;
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0); wav.writeUInt32LE(36 + count * 2, 4); wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16); wav.writeUInt16LE(1, 20); wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rateHz, 24); wav.writeUInt32LE(rateHz * 2, 28); wav.writeUInt16LE(2, 32); wav.writeUInt16LE(16, 34);
  wav.write('data', 36); wav.writeUInt32LE(count * 2, 40);
  for (let i = 0; i < count; i++) {
    const isOn = (i / rateHz) % 0.5 < 0.35;
    const sample = isOn ? 0.5 * Math.sin(2 * Math.PI * frequencyHz * i / rateHz) : 0;
    wav.writeInt16LE(Math.round(sample * 32767), 44 + i * 2);
  }
  writeFileSync(file, wav);
}

/// The tone's share of all energy, 0 to 1 (Goertzel over blocks of 40 ms, the loudest block counts). `samples` are floats.
export function toneShare(samples, frequencyHz, sampleRateHz = rateHz) {
  const size = Math.round(sampleRateHz * 0.04);
  let best = { energy: 0, share: 0 };
  for (let from = 0; from + size <= samples.length; from += size) {
    const block = samples.slice(from, from + size);
    const coefficient = 2 * Math.cos(2 * Math.PI * frequencyHz / sampleRateHz);
    let [before, last, energy] = [0, 0, 0];
    for (const sample of block) {
      [before, last] = [last, sample + coefficient * last - before];
      energy += sample * sample;
    }
    const power = (before * before + last * last - coefficient * before * last) / (size / 2);
    if (energy > best.energy) best = { energy, share: energy > 0 ? power / energy : 0 };
  }
  return best.energy / size < 1e-6 ? 0 : best.share;
}
