// The first call: a customer rings, an agent answers in the browser, both hear each other, and the call stands in the log. Everything
// is real: nginx, FastCGI, SQLite, the media daemon, the bell, and two Chromium browsers whose microphones play different tones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hearsTone, openBrowser } from './support/chromium.mjs';
import { people, startDesk } from './support/desk.mjs';
import { decode } from './support/ogg.mjs';
import { card, earlyPackets, limitMs, noCard, openPhone, openThread, phoneIs, press, pressCall, signIn, threadSays, words } from './support/story.mjs';
import { toneShare, toneSomewhere } from './support/tones.mjs';

const agentHz = 440;
const customerHz = 1000;
let desk, agents, customers, priya, priyaSecondTab, tom, phone;

before(async () => {
  desk = await startDesk();
  agents = await openBrowser({ toneHz: agentHz });
  customers = await openBrowser({ toneHz: customerHz });
  const toms = await agents.browser.newContext();
  priya = await agents.context.newPage();
  await signIn(priya, desk, people.priya);
  priyaSecondTab = await agents.context.newPage();
  await priyaSecondTab.goto(`${desk.url}/calls`);
  tom = await toms.newPage();
  await signIn(tom, desk, people.tom);
  phone = await openPhone(customers.context, desk);
});

after(async () => {
  await agents?.close();
  await customers?.close();
  await desk?.stop();
  if (process.env.BELFRY_LOG) console.error(desk?.log());
});

test('a call rings, is answered, is heard both ways, and stands in thread and list', { timeout: 180_000 }, async () => {
  await priya.bringToFront();
  await pressCall(phone);
  await phoneIs(phone, 'ringing');
  for (const page of [priya, priyaSecondTab, tom]) await card(page, 'ringing');
  assert.equal(await words(priya, 'status'), 'Incoming call');
  assert.equal(await words(priya, 'name'), 'Dana Field');
  assert.match(await words(priya, 'number'), /447700900123/);
  assert.match(await words(priya, 'line'), /Northgate Support.*\+44 20 7946 0101/);
  await priya.waitForFunction(() => /Incoming call/i.test(document.title), null, { timeout: limitMs });
  assert.equal(await earlyPackets(phone), 0);

  await press(priya, 'join');
  await card(priya, 'live');
  await phoneIs(phone, 'in_call');
  assert.equal(await earlyPackets(phone), 0, 'nothing may reach the customer before accept');
  await noCard(tom);
  await card(priyaSecondTab, 'elsewhere');
  assert.equal(await words(priyaSecondTab, 'status'), 'Being handled in another tab');

  assert.ok(await hearsTone(phone, agentHz), 'the customer hears the agent');
  assert.ok(await hearsTone(priya, customerHz), 'the agent hears the customer');
  assert.match(await words(priya, 'timer'), /^\d+:\d\d$/);

  await press(priya, 'mute');
  assert.ok(await hearsTone(phone, agentHz, { wanted: false }), 'muting silences the agent');
  await press(priya, 'mute');
  assert.ok(await hearsTone(phone, agentHz), 'unmuting brings the agent back');

  await priya.evaluate(() => { document.querySelector('#calls audio, audio').dataset.kept = 'yes'; });
  await priya.click('nav a[href$="/calls"]');
  await priya.waitForURL('**/calls');
  assert.ok(await hearsTone(priya, customerHz), 'moving between pages does not touch the sound');
  assert.ok(await priya.$('audio[data-kept=yes]'), 'and the page was not loaded anew');

  await press(priya, 'hang-up');
  await phoneIs(phone, 'ended');
  await noCard(priyaSecondTab).catch(() => {});
  await openThread(priya, desk, 'Dana Field');
  await threadSays(priya, 'Call ended', 'Handled by Priya Nair', '0:');
});

test('the recording plays and seeks, and each side is in its own track', { timeout: 120_000 }, async () => {
  await priya.waitForSelector('.call-entry audio', { state: 'attached', timeout: 60_000 });
  const played = await priya.evaluate(async () => {
    const audio = [...document.querySelectorAll('.call-entry audio')].at(-1);
    audio.preload = 'auto';
    audio.load();
    if (audio.readyState < 1) await new Promise((done, fail) => { audio.onloadedmetadata = done; audio.onerror = () => fail(new Error(`media error ${audio.error?.code}`)); });
    const duration = audio.duration;
    audio.muted = true;
    await audio.play();
    audio.currentTime = Math.max(0, duration - 2);
    await new Promise((done) => { audio.onseeked = done; });
    const sought = audio.currentTime;
    await new Promise((done) => { audio.ontimeupdate = () => audio.currentTime > sought + 0.2 && done(); });
    return { duration, sought };
  });
  assert.ok(played.duration > 5 && played.duration < 120, `the recording lasts ${played.duration} s`);
  assert.ok(Math.abs(played.sought - (played.duration - 2)) < 1, `sought to ${played.sought} of ${played.duration}`);

  const call = await priya.$$eval('.call-entry', (all) => all.at(-1).id.replace('call-', ''));
  const track = async (side) => decode(await (await agents.context.request.get(`${desk.url}/calls/${call}/recordings/${side}`)).body());
  const [agent, customer, mix] = [await track('agent'), await track('customer'), await track('mix')];
  assert.ok(toneShare(agent, agentHz) > 0.5 && toneShare(agent, customerHz) < 0.05, 'the agent is in the agent track, alone');
  assert.ok(toneShare(customer, customerHz) > 0.5 && toneShare(customer, agentHz) < 0.05, 'the customer is in the customer track, alone');
  assert.ok(toneSomewhere(mix, agentHz) && toneSomewhere(mix, customerHz), 'both are in the mix');
  await priya.goto(`${desk.url}/calls`);
  const row = await priya.textContent('main');
  assert.match(row, /Dana Field/);
  assert.match(row, /Priya Nair/);
});

test('the caller hangs up while it rings: the card goes, the thread says missed', { timeout: 60_000 }, async () => {
  await pressCall(phone);
  await card(priya, 'ringing');
  await phone.click('[data-role=hang-up]');
  await phoneIs(phone, 'ended');
  await noCard(tom);
  await openThread(priya, desk, 'Dana Field');
  await threadSays(priya, 'Missed call', 'No agent picked up');
});

test('reject takes this agent out, the last one ends the call; dismiss hides the card here only', { timeout: 60_000 }, async () => {
  await pressCall(phone);
  for (const page of [priya, priyaSecondTab, tom]) await card(page, 'ringing');
  await press(priyaSecondTab, 'dismiss');
  await noCard(priyaSecondTab);
  await card(priya, 'ringing');
  await press(priya, 'reject');
  await noCard(priya);
  await card(tom, 'ringing');
  await phoneIs(phone, 'ringing');
  await press(tom, 'reject');
  await phoneIs(phone, 'ended');
  await openThread(priya, desk, 'Dana Field');
  await threadSays(priya, 'Declined by');
});

test('a reload while it rings brings the card back; the caller may hang up after the answer', { timeout: 60_000 }, async () => {
  await pressCall(phone);
  await card(priya, 'ringing');
  await priya.reload();
  await card(priya, 'ringing');
  await press(priya, 'join');
  await card(priya, 'live');
  await phoneIs(phone, 'in_call');
  await phone.click('[data-role=hang-up]');
  await openThread(tom, desk, 'Dana Field');
  await threadSays(tom, 'Call ended', 'Handled by Priya Nair');
});

test('no script broke and no policy was violated', () => {
  assert.deepEqual(agents.problems, []);
  assert.deepEqual(customers.problems, []);
});
