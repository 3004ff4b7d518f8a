// What an operator does from the command line: the ledger's refusals, people and numbers, the doctor, the first run.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { startDesk } from './support/desk.mjs';
import { Visitor } from './support/http.mjs';

const root = resolve(new URL('../..', import.meta.url).pathname);
const build = process.env.BELFRY_BUILD ?? join(root, 'build', process.env.BELFRY_PRESET ?? 'dev');
let folder, config, ledger;

const ctl = (args, input = '') => spawnSync(join(build, 'bin/belfryctl'), [...args, '--config', config], { input, encoding: 'utf8' });

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'belfry-operator-'));
  mkdirSync(join(folder, 'data'));
  config = join(folder, 'belfry.toml');
  ledger = join(folder, 'data/belfry.sqlite');
  writeFileSync(config, `data_dir = "${folder}/data"\nrun_dir = "${folder}/run"\n[web]\npublic_url = "http://127.0.0.1:1"\ntemplates_dir = "${root}/templates"\n[media]\nudp_port = 45678\nannounce = ["127.0.0.1"]\n`);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('migrating makes the ledger, and a second time changes nothing', () => {
  assert.match(ctl(['migrate']).stdout, /went from schema 0 to \d+/);
  const again = ctl(['migrate']);
  assert.equal(again.status, 0);
  assert.match(again.stdout, /up to date/);
});

test('a newer, a damaged and a foreign ledger are each refused in a sentence of their own', () => {
  const sentences = new Set();
  const refusal = (spoil) => {
    rmSync(ledger, { force: true });
    rmSync(`${ledger}-wal`, { force: true });
    assert.equal(ctl(['migrate']).status, 0);
    spoil();
    const { status, stderr } = ctl(['migrate']);
    assert.equal(status, 1, stderr);
    sentences.add(stderr.trim());
    return stderr;
  };
  assert.match(refusal(() => execFileSync('sqlite3', [ledger, 'pragma user_version = 9999'])), /newer/);
  refusal(() => execFileSync('dd', ['if=/dev/urandom', `of=${ledger}`, 'bs=1', 'seek=5000', 'count=60000', 'conv=notrunc'], { stdio: 'ignore' }));
  refusal(() => writeFileSync(ledger, 'This is a shopping list, not a ledger.\n'.repeat(100)));
  assert.equal(sentences.size, 3, [...sentences].join('\n'));
  rmSync(ledger);
});

test('a wrong setting is named with its line', () => {
  const wrong = join(folder, 'wrong.toml');
  writeFileSync(wrong, `log_levle = "info"\n${readFileSync(config, 'utf8')}`);
  const { status, stderr } = spawnSync(join(build, 'bin/belfryctl'), ['migrate', '--config', wrong], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /wrong\.toml:1.*log_levle/);
});

test('a new desk offers its first-run page once, and a number is set without showing its secrets', { timeout: 60_000 }, async () => {
  const desk = await startDesk({ change: (text) => text.replace('demo = true', 'demo = false') });
  try {
    const [, token] = desk.said().match(/\/setup\?token=(\S+)/);
    const visitor = new Visitor(desk.url);
    const page = await visitor.request('GET', `/setup?token=${token}`);
    assert.equal(page.status, 200);
    const hidden = Object.fromEntries([...page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const names = [...page.text.matchAll(/<input[^>]* name="([^"]+)"/g)].map(([, name]) => name);
    const typed = { email: 'owner@example.org', password: 'a long enough secret', name: 'Olive Owner' };
    const fields = Object.fromEntries(names.map((name) => [name, hidden[name] ?? typed[name] ?? 'Northgate']));
    const answer = await visitor.request('POST', '/setup', { body: new URLSearchParams(fields).toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    assert.equal(answer.status, 303, answer.text);
    assert.equal((await visitor.request('GET', '/inbox')).status, 200);
    assert.notEqual((await new Visitor(desk.url).request('GET', `/setup?token=${token}`)).status, 200);

    const run = (args, input = '') => spawnSync(join(desk.build, 'bin/belfryctl'), [...args, '--config', desk.config], { input, encoding: 'utf8' });
    for (const name of ['token', 'secret', 'verify']) writeFileSync(join(desk.folder, name), `planted-${name}\n`);
    const set = run(['number', 'set', '--phone-number-id', '106540352999001', '--label', 'Support', '--display', '+44 20 7946 0101', '--account-id', '102030405060708',
      '--graph-base', `${desk.url}/carrier/graph`, '--token-file', join(desk.folder, 'token'), '--app-secret-file', join(desk.folder, 'secret'), '--verify-token-file', join(desk.folder, 'verify')]);
    assert.equal(set.status, 0, set.stderr);
    const list = run(['number', 'list']);
    assert.match(list.stdout, /access token +set/);
    assert.doesNotMatch(list.stdout, /planted/);
    const file = execFileSync('sqlite3', [join(desk.folder, 'belfry.sqlite'), '.dump'], { encoding: 'utf8', maxBuffer: 1 << 27 });
    assert.ok(!file.includes('planted') && !file.toLowerCase().includes(Buffer.from('planted').toString('hex')), 'secrets are sealed in the ledger');

    const doctor = run(['doctor']);
    assert.equal(doctor.status, 1);
    assert.match(doctor.stdout, /WRONG +number .*\n +-> check token/);
    assert.match(doctor.stdout, /fine +bell +closed to outsiders/);
  } finally {
    await desk.stop();
  }
});

test('the doctor finds a desk that does not run, and says how to mend it', () => {
  assert.equal(ctl(['migrate']).status, 0);
  const { status, stdout } = ctl(['doctor']);
  assert.equal(status, 1);
  assert.match(stdout, /WRONG +app\.fcgi .*\n +-> start the desk/);
});
