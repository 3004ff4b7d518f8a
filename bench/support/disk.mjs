// What one durable write costs where the ledger lies: the floor under every latency that waits for a commit.
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './figures.mjs';

const writes = 50;
const pageBytes = 4096;

/// Milliseconds, the median of a few appended pages.
export function syncMs(folder) {
  const file = join(folder, 'sync.probe');
  const handle = openSync(file, 'w');
  const taken = [];
  for (let i = 0; i < writes; i++) {
    writeSync(handle, Buffer.alloc(pageBytes));
    const began = performance.now();
    fdatasyncSync(handle);
    taken.push(performance.now() - began);
  }
  closeSync(handle);
  rmSync(file);
  return median(taken);
}
