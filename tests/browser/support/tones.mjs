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

function* blockShares(samples, frequencyHz, sampleRateHz) {
  const size = Math.round(sampleRateHz * 0.04);
  const coefficient = 2 * Math.cos(2 * Math.PI * frequencyHz / sampleRateHz);
  for (let from = 0; from + size <= samples.length; from += size) {
    let [before, last, energy] = [0, 0, 0];
    for (let i = from; i < from + size; i++) {
      [before, last] = [last, samples[i] + coefficient * last - before];
      energy += samples[i] * samples[i];
    }
    const power = (before * before + last * last - coefficient * before * last) / (size / 2);
    if (energy / size > 1e-6) yield { energy, share: power / energy };
  }
}

/// The tone's share of all energy, 0 to 1, in the loudest 40 ms (Goertzel); 0 for silence. `samples` are floats.
export function toneShare(samples, frequencyHz, sampleRateHz = rateHz) {
  let best = { energy: 0, share: 0 };
  for (const block of blockShares(samples, frequencyHz, sampleRateHz)) if (block.energy > best.energy) best = block;
  return best.share;
}

/// Whether the tone makes up most of the sound at any time: two people who speak in turns are both somewhere in a mix.
export function toneSomewhere(samples, frequencyHz, sampleRateHz = rateHz) {
  for (const { share } of blockShares(samples, frequencyHz, sampleRateHz)) if (share > 0.4) return true;
  return false;
}
