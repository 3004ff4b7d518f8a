// One desk of its own for a test: fresh data folder, free ports, all programs as ./run starts them.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');
const preset = process.env.BELFRY_PRESET ?? 'dev';
const startLimitMs = 60_000;

export const people = {
  ada: { email: 'ada@belfry.example', name: 'Ada Marsh' },
  priya: { email: 'priya@belfry.example', name: 'Priya Nair' },
  tom: { email: 'tom@belfry.example', name: 'Tom Okafor' },
};
export const password = 'practice-desk-2026';

export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
  });
}

/// `change` may edit the configuration text before the start. The desk is ready when this resolves.
export async function startDesk({ change = (text) => text } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-desk-'));
  const port = await freePort();
  const config = join(folder, 'belfry.toml');
  const build = process.env.BELFRY_BUILD ?? join(root, 'build', preset);
  const text = execFileSync(join(root, 'scripts/practice_config'), [folder, String(port), 'yes', build]).toString();
  writeFileSync(config, change(text));
  const program = spawn(join(root, 'scripts/serve'), [config, String(port), build, 'yes'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = [];
  program.stderr.on('data', (chunk) => log.push(chunk.toString()));
  const said = await ready(program, log);
  return {
    folder, config, build, program,
    url: `http://127.0.0.1:${port}`,
    log: () => log.join(''),
    said: () => said,
    token: () => readFileSync(config, 'utf8').match(/^access_token *= *"(.*)"/m)?.[1],
    async stop() {
      const ended = new Promise((done) => program.once('exit', done));
      program.kill('SIGINT');
      await ended;
      if (process.env.BELFRY_KEEP) console.error(`kept ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(program, log) {
  return new Promise((done, fail) => {
    const limit = setTimeout(() => fail(new Error(`the desk was not ready in time\n${log.join('')}`)), startLimitMs);
    program.once('exit', (code) => { clearTimeout(limit); fail(new Error(`belfryctl serve ended with ${code}\n${log.join('')}`)); });
    let text = '';
    program.stdout.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('Ctrl-C')) return;
      clearTimeout(limit);
      program.removeAllListeners('exit');
      done(text);
    });
  });
}
