// The practice carrier's phone in a real browser, against a business that is a browser too: the carrier alone, no desk's sound.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Business, Hook, answerIn, speakIn } from './support/business.mjs';
import { hearsTone, openBrowser } from './support/chromium.mjs';
import { startDesk } from './support/desk.mjs';

const customerHz = 880;
const businessHz = 440;
let desk, hook, business, customer, office;

before(async () => {
  hook = await Hook.open();
  desk = await startDesk({ change: (text) => text.replace(/^hook_url = .*$/m, `hook_url = "${hook.url}"`) });
  hook.secret = readFileSync(desk.config, 'utf8').match(/^app_secret *= *"(.*)"/m)[1];
  business = new Business(desk.url, desk.token());
  customer = await openBrowser({ toneHz: customerHz, viewport: { width: 375, height: 667 } });
  office = await openBrowser({ toneHz: businessHz });
});

after(async () => {
  await customer?.close();
  await office?.close();
  await desk?.stop();
  hook?.close();
});

// A phone that is left hangs up; what that tells the business is not the next test's.
afterEach(async () => {
  for (const { context } of [customer, office]) await Promise.all(context.pages().map((page) => page.close()));
  while (await hook.next(500).catch(() => null)) continue;
});

async function openPhone() {
  const page = await customer.context.newPage();
  await page.goto(`${desk.url}/carrier/phone`);
  return page;
}

/// On a busy machine sound comes late.
const hears = (page, hz, more = {}) => hearsTone(page, hz, { limitMs: 45_000, ...more });

/// Any page of the desk's origin will do: it is only lent its WebRTC.
async function openOffice() {
  const page = await office.context.newPage();
  await page.goto(`${desk.url}/static/x/`).catch(() => {});
  return page;
}

const phoneState = (page, state, timeout = 10_000) =>
  page.locator(`[data-part="phone"][data-state="${state}"]`).waitFor({ timeout });
const phoneData = (page) => page.locator('[data-part="phone"]').evaluate((phone) => ({ ...phone.dataset }));
const until = async (look, limitMs = 10_000) => {
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    if (await look().catch(() => false)) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.fail('it never came');
};
const answerBody = (sdp) => ({ session: { sdp_type: 'answer', sdp } });

test('a call is pre-accepted in silence, accepted with sound both ways, and ended by the business', async () => {
  const phone = await openPhone();
  await phone.getByRole('button', { name: 'Call' }).click();
  await phoneState(phone, 'ringing');
  const { event, isSigned } = await hook.next();
  assert.equal(event.event, 'connect');
  assert.ok(isSigned);

  const page = await openOffice();
  const answer = await answerIn(page, event.session.sdp);
  assert.deepEqual(await business.call('pre_accept', event.id, answerBody(answer)), { status: 200, body: { messaging_product: 'whatsapp', success: true } });
  await page.waitForFunction(() => globalThis.business.peer.connectionState === 'connected');
  assert.equal((await phoneData(phone)).state, 'ringing');
  assert.equal(await phone.locator('audio').evaluate((audio) => audio.srcObject), null);

  assert.equal((await business.call('accept', event.id, answerBody(answer))).status, 200);
  await speakIn(page);
  await phoneState(phone, 'in_call');
  assert.ok(await hears(phone, businessHz), 'the customer hears the business');
  assert.ok(await hears(page, customerHz), 'the business hears the customer');
  assert.equal((await phoneData(phone)).earlyPackets, '0');

  await phone.getByRole('button', { name: 'Mute' }).click();
  assert.ok(await hears(page, customerHz, { wanted: false }), 'muting silences the customer');
  await phone.getByRole('button', { name: 'Unmute' }).click();
  assert.ok(await hears(page, customerHz), 'unmuting brings the customer back');

  assert.equal((await business.call('terminate', event.id)).status, 200);
  await phoneState(phone, 'ended');
  const last = await hook.next();
  assert.equal(last.event.event, 'terminate');
  assert.equal(last.event.status, 'COMPLETED');
  assert.ok(last.event.duration >= 1);
  assert.match(await phone.getByRole('status').textContent(), /^Call ended, 0:\d\d$/);
});

test('sound before accept is counted, and the phone takes the call for answered', async () => {
  const phone = await openPhone();
  await phone.getByRole('button', { name: 'Call' }).click();
  const { event } = await hook.next();
  const page = await openOffice();
  const answer = await answerIn(page, event.session.sdp);
  await speakIn(page);
  await business.call('pre_accept', event.id, answerBody(answer));
  await phoneState(phone, 'in_call');
  assert.ok(Number((await phoneData(phone)).earlyPackets) > 0);
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await phoneState(phone, 'ended');
  const last = await hook.next();
  assert.equal(last.event.event, 'terminate');
  assert.equal(last.event.start_time, undefined, 'the business never accepted');
});

test('a call that is rejected says so, and a page that is left hangs up', async () => {
  const phone = await openPhone();
  await phone.getByRole('button', { name: 'Call' }).click();
  const { event } = await hook.next();
  await business.call('reject', event.id);
  await phoneState(phone, 'ended');
  assert.equal((await phoneData(phone)).end, 'rejected');
  await hook.next();

  await phone.getByRole('button', { name: 'Call' }).click();
  await hook.next();
  await phoneState(phone, 'ringing');
  await phone.close({ runBeforeUnload: false });
  assert.equal((await hook.next()).event.event, 'terminate');
});

test('a carrier that is killed comes back, and the call goes on', async () => {
  const phone = await openPhone();
  await phone.getByRole('button', { name: 'Call' }).click();
  const { event } = await hook.next();
  await phoneState(phone, 'ringing');
  const pid = execFileSync('pgrep', ['-f', `carrier.fcgi --config ${desk.config}`]).toString().trim();
  process.kill(Number(pid), 'SIGKILL');
  await until(async () => (await business.call('reject', event.id)).status === 200);
  await phoneState(phone, 'ended');
  assert.equal((await phoneData(phone)).end, 'rejected');
  assert.equal((await hook.next()).event.event, 'terminate');
});

test('texts go both ways and are read', async () => {
  const phone = await openPhone();
  await phone.getByLabel('Message', { exact: true }).fill('Is my order on its way? 🚚');
  await phone.getByRole('button', { name: 'Send' }).click();
  const told = await hook.next();
  assert.ok(told.isSigned, 'beyond ASCII the signature fits too');
  assert.equal(told.event.text.body, 'Is my order on its way? 🚚');
  const sent = await business.post('messages', { messaging_product: 'whatsapp', to: told.event.from, type: 'text', text: { body: 'It is.' } });
  assert.equal(sent.status, 200);
  await phone.getByText('It is.').waitFor();
  const statuses = [await hook.next(), await hook.next(), await hook.next()].map(({ event }) => event.status);
  assert.deepEqual(statuses, ['sent', 'delivered', 'read']);
});

test('another customer is chosen and calls under that name', async () => {
  const phone = await openPhone();
  await phone.getByText('Change').click();
  await phone.getByLabel('Customer').selectOption('George Whitlock, +447700900318');
  await phone.getByRole('button', { name: 'Use this customer' }).click();
  await phone.getByRole('button', { name: 'Call' }).click();
  const { value, event } = await hook.next();
  assert.equal(event.from, '447700900318');
  assert.equal(value.contacts[0].profile.name, 'George Whitlock');
  await phone.getByRole('button', { name: 'Hang up' }).click();
  assert.equal((await hook.next()).event.event, 'terminate');
});

test('without a microphone no call is placed, and the phone says what to do', async () => {
  const blocked = await openBrowser({ microphone: 'blocked' });
  try {
    const phone = await blocked.context.newPage();
    await phone.goto(`${desk.url}/carrier/phone`);
    await phone.getByRole('button', { name: 'Call' }).click();
    await phoneState(phone, 'ended');
    assert.match(await phone.getByRole('alert').textContent(), /microphone/i);
    assert.equal(hook.events.length, 0);
  } finally {
    await blocked.close();
  }
});

test('the phone fits 375 px, is usable by everybody, and breaks no security policy', async () => {
  const phone = await openPhone();
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= 375));
  await phone.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await phone.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id }) => id), []);
  assert.deepEqual(customer.problems, []);
});
