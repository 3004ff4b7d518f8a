// When something is wrong: no microphone, no switchboard, a bell that dies, a provider that refuses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { openBrowser } from './support/chromium.mjs';
import { people, startDesk } from './support/desk.mjs';
import { card, limitMs, noCard, openPhone, openThread, phoneIs, press, pressCall, signIn, threadSays } from './support/story.mjs';

let desk, agents, customers, priya, phone;

const faults = (wish) => fetch(`${desk.url}/carrier/control/faults`, { method: 'POST', body: JSON.stringify(wish),
  headers: { Authorization: `Bearer ${desk.token()}`, 'Content-Type': 'application/json' } }).then(async (it) => assert.ok(it.ok, await it.text()));

// Signals one program of this desk, found by the settings file on its command line.
function signal(name, program) {
  execFileSync('pkill', [`-${name}`, '-f', `${program} --config ${desk.config}`]);
}

async function readiness() {
  const answer = await fetch(`${desk.url}/readyz`);
  return { status: answer.status, text: await answer.text() };
}

async function readyAgain() {
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    if ((await readiness()).status === 200) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.fail(`not ready again: ${(await readiness()).text}`);
}

before(async () => {
  desk = await startDesk();
  agents = await openBrowser({ toneHz: 440 });
  customers = await openBrowser({ toneHz: 1000 });
  priya = await agents.context.newPage();
  await signIn(priya, desk, people.priya);
  phone = await openPhone(customers.context, desk);
});

after(async () => {
  await agents?.close();
  await customers?.close();
  await desk?.stop();
  if (process.env.BELFRY_LOG) console.error(desk?.log());
});

test('a blocked microphone does not take the call and says what to do', { timeout: 60_000 }, async () => {
  const blocked = await openBrowser({ microphone: 'blocked' });
  try {
    const tom = await blocked.context.newPage();
    await signIn(tom, desk, people.tom);
    await pressCall(phone);
    await card(tom, 'ringing');
    await press(tom, 'join');
    await tom.waitForFunction(() => /Microphone access blocked - the caller will not hear you/.test(document.querySelector('.call-card [data-role=notice]')?.textContent), null, { timeout: limitMs });
    await card(tom, 'ringing');
    await phoneIs(phone, 'ringing');
    await phone.click('[data-role=hang-up]');
    await noCard(tom);
  } finally {
    await blocked.close();
  }
});

test('when Graph refuses the accept the agent reads why, and the call does not hang', { timeout: 90_000 }, async () => {
  await faults({ accept: { refuse: 138004 } });
  await pressCall(phone);
  await card(priya, 'ringing');
  await press(priya, 'join');
  await priya.waitForFunction(() => /could not be connected/.test(document.querySelector('.call-card')?.textContent), null, { timeout: limitMs });
  await faults({});
  await card(priya, 'ringing');
  await press(priya, 'join');
  await card(priya, 'live');
  await press(priya, 'hang-up');
  await phoneIs(phone, 'ended');
});

test('the bell dies while it rings and comes back: nothing is lost', { timeout: 60_000 }, async () => {
  await pressCall(phone);
  await card(priya, 'ringing');
  signal('KILL', 'belfry-push');
  await phone.click('[data-role=hang-up]');
  await phoneIs(phone, 'ended');
  await noCard(priya);
  await openThread(priya, desk, 'Dana Field');
  await threadSays(priya, 'Missed call');
});

test('without the switchboard chat goes on, and desk and readyz say so', { timeout: 120_000 }, async () => {
  signal('STOP', 'belfry-media');
  try {
    const state = await readiness();
    assert.equal(state.status, 503);
    assert.match(state.text, /switchboard/);
    await openThread(priya, desk, 'Dana Field');
    await phone.fill('[data-role=message]', 'Is anybody there?');
    await phone.keyboard.press('Enter');
    await priya.waitForFunction(() => /Is anybody there\?/.test(document.querySelector('.thread').textContent), null, { timeout: limitMs });
    await pressCall(phone);
    await card(priya, 'ringing');
    await priya.waitForFunction(() => /sound/i.test(document.querySelector('.call-card [data-role=notice]')?.textContent), null, { timeout: limitMs });
  } finally {
    signal('CONT', 'belfry-media');
  }
  await readyAgain();
  await priya.waitForFunction(() => !/sound/i.test(document.querySelector('.call-card [data-role=notice]')?.textContent), null, { timeout: limitMs });
  await press(priya, 'join');
  await card(priya, 'live');
  await press(priya, 'hang-up');
  await phoneIs(phone, 'ended');
});

test('a killed hook and a killed app lose nothing of a ringing call', { timeout: 60_000 }, async () => {
  await pressCall(phone);
  await card(priya, 'ringing');
  signal('KILL', 'hook.fcgi');
  signal('KILL', 'app.fcgi');
  await press(priya, 'join');
  await card(priya, 'live');
  await phoneIs(phone, 'in_call');
  await press(priya, 'hang-up');
  await phoneIs(phone, 'ended');
});
