// Bytes of script and style that a browser fetches on its first look at the inbox, as they go over the wire. Defends: 120 KB.
import { openBrowser } from '../tests/browser/support/chromium.mjs';
import { password, people, startDesk } from '../tests/browser/support/desk.mjs';
import { print } from './support/figures.mjs';

const desk = await startDesk();
const { context, close } = await openBrowser();
try {
  const page = await context.newPage();
  await page.goto(`${desk.url}/login`);
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map();
  const bytes = { Script: 0, Stylesheet: 0 };
  network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) in bytes) bytes[kinds.get(requestId)] += encodedDataLength;
  });
  await page.fill('main form input[type=email][name=email]', people.priya.email);
  await page.fill('main form input[type=password][name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/inbox**');
  await page.waitForTimeout(1000);
  print('first_load_script', bytes.Script / 1024, 'KB');
  print('first_load_style', bytes.Stylesheet / 1024, 'KB');
  print('first_load', (bytes.Script + bytes.Stylesheet) / 1024, 'KB', 'at most 120 KB compressed');
} finally {
  await close();
  await desk.stop();
}
