// The gestures of these tests, in the words of the people in them.
import assert from 'node:assert/strict';
import { password } from './desk.mjs';

export const limitMs = 20_000;

export async function signIn(page, desk, person) {
  await page.goto(`${desk.url}/login`);
  await page.fill('input[type=email][name=email]', person.email);
  await page.fill('input[type=password][name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/inbox**');
  await page.waitForSelector('#calls[data-part=call_desk]', { state: 'attached' });
}

export async function openPhone(context, desk, { number } = {}) {
  const page = await context.newPage();
  await page.goto(`${desk.url}/carrier/phone`);
  if (number) {
    await page.click('[data-role=self] summary');
    await page.selectOption('[data-role=customer]', number);
    await page.click('[data-role=self-form] button');
  }
  return page;
}

export const phoneIs = (phone, state) => phone.waitForSelector(`[data-part=phone][data-state=${state}]`, { timeout: limitMs });
export const pressCall = (phone) => phone.click('[data-role=call]');

export const card = (page, state) => page.waitForSelector(`.call-card[data-state=${state}]`, { timeout: limitMs });
export const noCard = (page) => page.waitForFunction(() => !document.querySelector('.call-card'), null, { timeout: limitMs });
export const press = (page, role) => page.click(`.call-card [data-role=${role}]`);
export const words = (page, role) => page.textContent(`.call-card [data-role=${role}]`);

export async function earlyPackets(phone) {
  return Number(await phone.getAttribute('[data-part=phone]', 'data-early-packets'));
}

/// Waits until the newest call entry of the shown thread reads like this.
export async function threadSays(page, ...texts) {
  await page.waitForFunction((wanted) => {
    const entries = [...document.querySelectorAll('.call-entry')];
    const text = entries.at(-1)?.textContent.replace(/\s+/g, ' ') ?? '';
    return wanted.every((it) => text.includes(it));
  }, texts, { timeout: limitMs }).catch(async (error) => {
    const entries = await page.$$eval('.call-entry', (all) => all.map((it) => it.textContent.replace(/\s+/g, ' ')));
    assert.fail(`the thread should say ${texts.join(' / ')} but its calls are ${JSON.stringify(entries)} (${error.message})`);
  });
}

/// Opens the conversation of this customer in the inbox.
export async function openThread(page, desk, name) {
  await page.goto(`${desk.url}/inbox`);
  await page.click(`.conversation-row:has-text("${name}")`);
  await page.waitForSelector('.thread');
}
