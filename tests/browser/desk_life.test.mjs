// A desk's beginning and end: two side by side, Ctrl-C leaves nothing behind, and a missing right is answered with the command to run.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { people, password, startDesk } from './support/desk.mjs';
import { Visitor } from './support/http.mjs';

const root = resolve(new URL('../..', import.meta.url).pathname);

function processesOf(desk) {
  return execFileSync('ps', ['-eo', 'args']).toString().split('\n').filter((line) => line.includes(desk.folder));
}

test('two desks side by side do not disturb each other, and each ends without a trace', { timeout: 120_000 }, async () => {
  const [one, two] = [await startDesk(), await startDesk()];
  const sockets = (desk) => readdirSync(join(desk.folder, 'run')).filter((name) => name.endsWith('.sock'));
  try {
    await new Visitor(one.url).signIn(people.priya.email, password);
    assert.ok(sockets(one).length >= 4);
    process.env.BELFRY_KEEP = 'yes';
    await one.stop();
    assert.deepEqual(processesOf(one), []);
    assert.deepEqual(sockets(one), []);
    await new Visitor(two.url).signIn(people.tom.email, password);
  } finally {
    delete process.env.BELFRY_KEEP;
    await two.stop();
    execFileSync('rm', ['-rf', one.folder]);
  }
  assert.ok(!existsSync(two.folder));
  assert.deepEqual(processesOf(two), []);
});

test('a killed supervisor leaves no program behind', { timeout: 60_000 }, async () => {
  const desk = await startDesk();
  desk.program.kill('SIGKILL');
  for (const end = Date.now() + 15_000; processesOf(desk).length > 0 && Date.now() < end;) await new Promise((next) => setTimeout(next, 100));
  assert.deepEqual(processesOf(desk), []);
  execFileSync('rm', ['-rf', desk.folder]);
});

test('without the right to install, the exact command is printed', () => {
  const script = `set -euo pipefail; . "${root}/scripts/install.sh"; id() { echo 1000; }; command() { [ "$2" != sudo ] || return 1; builtin command "$@"; }; install_packages no-such-package-at-all`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  assert.equal(status, 1);
  assert.match(stderr, /apt-get update && apt-get install -y --no-install-recommends no-such-package-at-all/);
});

test('an unknown option and a senseless port are named', () => {
  for (const [args, said] of [[['--prot', '1'], /unknown option --prot/], [['--port', 'x'], /--port takes a number/]]) {
    const { status, stderr } = spawnSync(join(root, 'run'), args, { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, said);
  }
});
