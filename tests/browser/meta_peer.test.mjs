// The same story against a peer that offers like Meta does (ICE-lite, a=setup:actpass, so that our daemon is the controlling full
// agent and the DTLS client), from a WebRTC stack that is not ours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hearsTone, openBrowser } from './support/chromium.mjs';
import { people, startDesk } from './support/desk.mjs';
import { MetaPeer } from './support/meta_peer.mjs';
import { card, limitMs, openThread, press, signIn, threadSays } from './support/story.mjs';
import { toneShare } from './support/tones.mjs';

const agentHz = 440;
const customerHz = 1000;
let desk, agents, priya, peer;

async function control(method, path, body) {
  const answer = await fetch(`${desk.url}/carrier/control${path}`, { method, body: body && JSON.stringify(body),
    headers: { Authorization: `Bearer ${desk.token()}`, 'Content-Type': 'application/json' } });
  assert.ok(answer.ok, `${method} ${path} answered ${answer.status}: ${await answer.clone().text()}`);
  return answer.json();
}

async function waitFor(what, look, ms = limitMs) {
  for (const end = Date.now() + ms; Date.now() < end;) {
    const found = await look();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
  assert.fail(`never came: ${what}`);
}

before(async () => {
  desk = await startDesk();
  agents = await openBrowser({ toneHz: agentHz });
  priya = await agents.context.newPage();
  await signIn(priya, desk, people.priya);
  peer = new MetaPeer(customerHz);
});

after(async () => {
  await peer?.close();
  await agents?.close();
  await desk?.stop();
});

test('a Meta-like offer is answered, heard both ways, and silent before accept', { timeout: 120_000 }, async () => {
  const placed = await control('POST', '/calls', { sdp: await peer.offer(), customer: { number: '447700900123', name: 'Dana Field' } });
  const answered = await waitFor('our answer by pre_accept', async () => {
    const call = await control('GET', `/calls/${placed.key}`);
    return call.answer && call;
  });
  assert.match(answered.answer, /a=setup:active/);
  assert.doesNotMatch(answered.answer, /ice-lite/);
  assert.equal(answered.answer.match(/a=fingerprint:/g).length, 1);
  await peer.answered(answered.answer);
  peer.speak();
  await card(priya, 'ringing');
  await waitFor('ICE and DTLS up while it rings', () => peer.peer.connectionState === 'connected');
  await new Promise((next) => setTimeout(next, 500));
  assert.equal(peer.received.length, 0, 'no packet before accept');

  await press(priya, 'join');
  await card(priya, 'live');
  const { accepted_at } = await control('GET', `/calls/${placed.key}`);
  assert.ok(accepted_at);
  assert.ok(await hearsTone(priya, customerHz), 'the agent hears the customer');
  await waitFor('a second of sound at the customer', () => peer.received.length > 50);
  const from = peer.received.length;
  await waitFor('two more seconds', () => peer.received.length > from + 100);
  assert.ok(toneShare(peer.heard(from), agentHz) > 0.5, 'the customer hears the agent');

  await control('POST', `/calls/${placed.key}/hang-up`);
  await openThread(priya, desk, 'Dana Field');
  await threadSays(priya, 'Call ended', 'Handled by Priya Nair');
});
