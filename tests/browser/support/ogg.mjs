// Just enough Ogg Opus (RFC 3533, RFC 7845) to take packets out of a file that ffmpeg made, and to put received ones into a file that
// ffmpeg can read.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/// Opus packets of 20 ms of a tone, made by ffmpeg's libopus.
export function opusTone(frequencyHz, seconds) {
  const ogg = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=${frequencyHz}:sample_rate=48000:duration=${seconds}`,
    '-c:a', 'libopus', '-b:a', '20k', '-frame_duration', '20', '-ac', '1', '-f', 'ogg', '-'], { maxBuffer: 1 << 26 });
  return packets(ogg).slice(2);
}

export function packets(ogg) {
  const found = [];
  let open = [];
  for (let at = 0; at + 27 <= ogg.length;) {
    const segments = ogg[at + 26];
    let body = at + 27 + segments;
    for (let i = 0; i < segments; i++) {
      const size = ogg[at + 27 + i];
      open.push(ogg.subarray(body, body + size));
      body += size;
      if (size < 255) { found.push(Buffer.concat(open)); open = []; }
    }
    at = body;
  }
  return found;
}

/// Mono floats at 48 kHz of any sound that ffmpeg reads.
export function decode(bytes, suffix = '.ogg') {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-sound-'));
  try {
    writeFileSync(join(folder, `in${suffix}`), bytes);
    const pcm = execFileSync('ffmpeg', ['-v', 'error', '-i', join(folder, `in${suffix}`), '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'], { maxBuffer: 1 << 28 });
    return new Float32Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length - pcm.length % 4));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const crcTable = Array.from({ length: 256 }, (_, i) => {
  let r = i << 24;
  for (let k = 0; k < 8; k++) r = r & 0x80000000 ? (r << 1) ^ 0x04c11db7 : r << 1;
  return r >>> 0;
});

function page(packet, granule, sequence, flags) {
  const lacing = Buffer.concat([Buffer.alloc(Math.floor(packet.length / 255), 255), Buffer.from([packet.length % 255])]);
  const head = Buffer.alloc(27);
  head.write('OggS', 0); head[5] = flags;
  head.writeBigUInt64LE(BigInt(granule), 6); head.writeUInt32LE(1, 14); head.writeUInt32LE(sequence, 18); head[26] = lacing.length;
  const whole = Buffer.concat([head, lacing, packet]);
  let crc = 0;
  for (const byte of whole) crc = ((crc << 8) ^ crcTable[(crc >>> 24) ^ byte]) >>> 0;
  whole.writeUInt32LE(crc, 22);
  return whole;
}

/// A file of received packets, one page each, as if none had been lost.
export function wrap(opusPackets) {
  const id = Buffer.alloc(19);
  id.write('OpusHead', 0); id[8] = 1; id[9] = 1; id.writeUInt16LE(312, 10); id.writeUInt32LE(48000, 12);
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.from([4, 0, 0, 0]), Buffer.from('test'), Buffer.alloc(4)]);
  return Buffer.concat([page(id, 0, 0, 2), page(tags, 0, 1, 0), ...opusPackets.map((it, i) => page(it, (i + 1) * 960, i + 2, 0))]);
}
