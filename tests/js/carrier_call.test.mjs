// The customer's side of a practice call, without a browser: a carrier, a line and a clock that do as told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutes, statusWords } from '../../static/js/carrier/call_words.js';
import { CustomerCall } from '../../static/js/carrier/customer_call.js';

const dana = { number: '+447700900123', name: 'Dana Field' };

/// A phone whose carrier answers each question with the next of `answers`; the last one goes on for ever.
function phone(answers, { packets = () => 0, fails = () => null } = {}) {
  const log = [];
  let nowMs = 0;
  let asked = 0;
  const answer = (kind, detail) => {
    log.push(detail === undefined ? kind : [kind, detail]);
    const failure = fails(asked);
    const reply = { key: 'k', state: 'ringing', end: 'none', answer: '', duration_s: 0, ...answers[Math.min(asked++, answers.length - 1)] };
    return failure ? Promise.reject(failure) : Promise.resolve(reply);
  };
  const server = {
    place: (customer, offer) => answer('place', { ...customer, offer }),
    show: () => answer('show'),
    report: (key, counts) => answer('report', counts),
    hangUp: async () => log.push('hang up'),
  };
  const line = {
    open: async () => 'offer',
    answer: async (sdp) => log.push(['answer', sdp]),
    letSoundIn: async () => log.push('sound'),
    mute: (isMuted) => log.push(['mute', isMuted]),
    packets: async () => packets(nowMs),
    close: () => log.push('close'),
  };
  const states = [];
  const call = new CustomerCall({
    server,
    line,
    now: () => nowMs,
    wait: (ms) => new Promise((done) => setImmediate(() => { nowMs += ms; done(); })),
    changed: () => { if (states.at(-1) !== call.state) states.push(call.state); },
  });
  return { call, log, states, server, passed: () => nowMs };
}

test('a call rings, is accepted, and ends with its length', async () => {
  const { call, log, states } = phone([{}, { state: 'pre_accepted', answer: 'sdp' }, { state: 'in_call', answer: 'sdp' }, { state: 'ended', end: 'business_hung_up', duration_s: 42 }]);
  await call.run(dana);
  assert.deepEqual(states, ['ringing', 'in_call', 'ended']);
  assert.deepEqual(log.filter((entry) => entry !== 'show'), [['place', { ...dana, offer: 'offer' }], ['answer', 'sdp'], 'sound', 'close']);
  assert.equal(statusWords(call), 'Call ended, 0:42');
});

test('the sound stays shut while the business has only pre-accepted', async () => {
  const { call, log } = phone([{}, { state: 'pre_accepted', answer: 'sdp' }, { state: 'pre_accepted', answer: 'sdp' }, { state: 'ended', end: 'not_answered' }]);
  await call.run(dana);
  assert.ok(!log.includes('sound'));
  assert.equal(statusWords(call), 'Not answered');
});

test('packets before accept are early, answer the call for the customer, and are reported', async () => {
  const { call, log, states } = phone([...Array(8).fill({ state: 'pre_accepted', answer: 'sdp' }), { state: 'ended', end: 'rejected' }], { packets: (ms) => (ms > 300 ? 5 : 0) });
  await call.run(dana);
  assert.equal(call.earlyPackets, 5);
  assert.deepEqual(states, ['ringing', 'in_call', 'ended']);
  assert.ok(log.some((entry) => entry[0] === 'report' && entry[1].early_packets === 5));
});

test('packets after accept are not early', async () => {
  const { call } = phone([{}, { state: 'in_call', answer: 'sdp' }, { state: 'in_call', answer: 'sdp' }, { state: 'ended', end: 'business_hung_up' }], { packets: (ms) => ms });
  await call.run(dana);
  assert.equal(call.earlyPackets, 0);
  assert.ok(call.packets > 0);
});

test('it looks four times a second and reports once a second', async () => {
  const { call, log } = phone([...Array(12).fill({}), { state: 'ended', end: 'not_answered' }]);
  await call.run(dana);
  assert.deepEqual(log.slice(1).map((entry) => (Array.isArray(entry) ? entry[0] : entry)),
    ['show', 'show', 'show', 'report', 'show', 'show', 'show', 'report', 'show', 'show', 'show', 'report', 'close']);
});

test('a carrier that is away for a moment is forgiven, for ten seconds it is not', async () => {
  const away = Object.assign(new Error('away'), { status: 0 });
  const moment = phone([...Array(10).fill({}), { state: 'ended', end: 'not_answered' }], { fails: (asked) => (asked > 2 && asked < 7 ? away : null) });
  await moment.call.run(dana);
  assert.equal(moment.call.end, 'not_answered');
  const forGood = phone([{}], { fails: (asked) => (asked > 0 ? away : null) });
  await forGood.call.run(dana);
  assert.equal(forGood.call.end, 'line_lost');
  assert.ok(forGood.passed() > 10_000 && forGood.passed() < 11_000);
});

test('a call that the carrier refuses has a problem and no key', async () => {
  const { call, log } = phone([{}], { fails: () => new Error('This customer is already in a call.') });
  await call.run(dana);
  assert.equal(call.problem, 'This customer is already in a call.');
  assert.equal(call.state, 'ended');
  assert.equal(call.key, null);
  assert.ok(log.includes('close'));
});

test('hanging up while the call is still being placed ends it at the carrier too', async () => {
  const { call, log, server } = phone([{}]);
  const place = server.place;
  server.place = (...wish) => { call.hangUp(); return place(...wish); };
  await call.run(dana);
  assert.equal(call.end, 'customer_hung_up');
  assert.ok(log.includes('hang up'));
});

test('minutes are as people read them', () => {
  assert.equal(minutes(0), '0:00');
  assert.equal(minutes(62.9), '1:02');
  assert.equal(minutes(3723), '1:02:03');
});
