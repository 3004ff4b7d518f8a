// What each program of the desk takes from the machine's memory: its proportional set size (pages that programs share are counted
// once, in parts), a few seconds after the start and with ten calls live and recorded. The web server and the practice carrier
// are not ours to save and are printed apart. Aim: 60 MB together when idle.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDesk } from '../tests/browser/support/desk.mjs';
import { answer, Cards, hangUp, ring } from './support/calls.mjs';
import { readSettings } from './support/deliveries.mjs';
import { print, sleep } from './support/figures.mjs';
import { makeAgents } from './support/people.mjs';

const calls = 10;
const settleMs = 5_000;
const ours = ['belfryctl', 'app.fcgi', 'hook.fcgi', 'belfry-push', 'belfry-media'];
const others = ['carrier.fcgi', 'nginx'];

function processes() {
  const all = [];
  for (const pid of readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
    try {
      const [, name, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/^\d+ \((.*)\) \S (\d+)/);
      all.push({ pid: Number(pid), name, parent: Number(parent) });
    } catch { /* it has ended meanwhile */ }
  }
  return all;
}

function family(root) {
  const all = processes();
  const found = all.filter((it) => it.pid === root);
  for (let i = 0; i < found.length; i++) found.push(...all.filter((it) => it.parent === found[i].pid));
  return found;
}

function proportionalMb(pid) {
  return Number(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss: +(\d+) kB/m)[1]) / 1024;
}

/// Megabytes by program, all its processes together.
function measure(desk) {
  const megabytes = Object.fromEntries([...ours, ...others].map((name) => [name, 0]));
  for (const { pid, name } of family(desk.program.pid)) {
    if (!(name in megabytes)) throw new Error(`the desk runs a program this bench does not know: ${name}`);
    megabytes[name] += proportionalMb(pid);
  }
  return megabytes;
}

function together(megabytes) {
  return ours.reduce((sum, name) => sum + megabytes[name], 0);
}

function tell(when, megabytes, defends) {
  for (const name of ours) print(`memory_${when}_${name}`, megabytes[name], 'MB');
  print(`memory_${when}`, together(megabytes), 'MB', defends);
  for (const name of others) print(`memory_${when}_apart_${name}`, megabytes[name], 'MB');
}

const desk = await startDesk();
try {
  await sleep(settleMs);
  const idle = measure(desk);
  tell('idle', idle, 'an aim of 60 MB together');

  const agents = await makeAgents(desk, calls);
  const cards = await Cards.listen(agents[0]);
  await sleep(settleMs);
  const signedIn = measure(desk);
  tell('signed_in', signedIn);

  const live = [];
  for (const [i, agent] of agents.entries()) {
    const call = await ring(desk, cards, i);
    await answer(desk, agent, call);
    live.push(call);
  }
  await sleep(settleMs);
  const { dataDir } = readSettings(desk.config);
  const recorded = readdirSync(join(dataDir, 'recordings'), { recursive: true }).filter((it) => it.endsWith('.ogg')).length;
  if (recorded < 2 * calls) throw new Error(`${calls} calls are live, but only ${recorded} tracks are being written`);
  const busy = measure(desk);
  tell('live', busy);
  print('memory_per_call', (together(busy) - together(signedIn)) / calls, 'MB');
  print('memory_per_call_belfry-media', (busy['belfry-media'] - signedIn['belfry-media']) / calls, 'MB');
  for (const [i, agent] of agents.entries()) await hangUp(agent, live[i]);
  cards.close();
} finally {
  await desk.stop();
}
process.exit(0);
