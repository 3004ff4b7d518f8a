// Every page as people meet it: 1280 and 375 px, light and dark, by keyboard; no serious finding of axe, no sideways scroll.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openBrowser } from './support/chromium.mjs';
import { people, startDesk } from './support/desk.mjs';
import { card, openPhone, phoneIs, pressCall, signIn } from './support/story.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.BELFRY_PICTURES;
let desk, customers, phone;

async function examine(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter((it) => ['serious', 'critical'].includes(it.impact));
  assert.deepEqual(serious.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(' | ')}`), [], name);
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(scroll <= width, `${name} scrolls sideways: ${scroll} > ${width}`);
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}

before(async () => {
  desk = await startDesk();
  customers = await openBrowser({ toneHz: 1000 });
  phone = await openPhone(customers.context, desk);
});

after(async () => {
  await customers?.close();
  await desk?.stop();
});

for (const [width, height] of [[1280, 800], [375, 740]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pages at ${width} px, ${colorScheme}`, { timeout: 120_000 }, async () => {
      const browser = await openBrowser({ viewport: { width, height }, colorScheme });
      try {
        const page = await browser.context.newPage();
        const name = (what) => `${what}-${width}-${colorScheme}`;
        await page.goto(`${desk.url}/login`);
        await examine(page, name('login'));
        await signIn(page, desk, people.priya);
        await examine(page, name('inbox'));
        await page.click('.conversation-row >> nth=0');
        await page.waitForSelector('.thread');
        await examine(page, name('thread'));
        await page.goto(`${desk.url}/calls`);
        await examine(page, name('calls'));
        await page.goto(`${desk.url}/no-such-page`);
        await examine(page, name('nowhere'));
        await page.goto(`${desk.url}/inbox`);
        await pressCall(phone);
        await card(page, 'ringing');
        await page.waitForTimeout(400);
        await examine(page, name('ringing'));
        await phone.click('[data-role=hang-up]');
        await phoneIs(phone, 'ended');
        const customer = await browser.context.newPage();
        await customer.goto(`${desk.url}/carrier/phone`);
        await examine(customer, name('phone'));
        assert.deepEqual(browser.problems, []);
      } finally {
        await browser.close();
      }
    });
  }
}

test('a ringing call is announced and can be joined by keyboard', { timeout: 60_000 }, async () => {
  const browser = await openBrowser({ toneHz: 440 });
  try {
    const page = await browser.context.newPage();
    await signIn(page, desk, people.priya);
    await pressCall(phone);
    await card(page, 'ringing');
    await page.waitForFunction(() => /Incoming call from Dana Field/.test(document.querySelector('#calls [aria-live]').textContent));
    for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.dataset?.role === 'join')); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await card(page, 'live');
    await phoneIs(phone, 'in_call');
    await phone.click('[data-role=hang-up]');
  } finally {
    await browser.close();
  }
});
