// Takes the README's picture of the desk from the running program: node docs/picture.mjs
import { openBrowser } from '../tests/browser/support/chromium.mjs';
import { people, startDesk } from '../tests/browser/support/desk.mjs';
import { card, openPhone, openThread, pressCall, signIn } from '../tests/browser/support/story.mjs';

const desk = await startDesk();
const agents = await openBrowser({ viewport: { width: 1280, height: 820 } });
const customers = await openBrowser({ toneHz: 1000 });
try {
  const page = await agents.context.newPage();
  await signIn(page, desk, people.priya);
  await openThread(page, desk, 'Rhys Morgan');
  const phone = await openPhone(customers.context, desk);
  await pressCall(phone);
  await card(page, 'ringing');
  await page.waitForTimeout(600);
  await page.screenshot({ path: new URL('desk.png', import.meta.url).pathname });
} finally {
  await agents.close();
  await customers.close();
  await desk.stop();
}
