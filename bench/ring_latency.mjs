// From a delivery's last byte to the ring at the browser's end of /live, while 50 agents listen and 100 other deliveries a second
// come in. Defends: median 10 ms, 99th percentile 50 ms.
import { startDesk } from '../tests/browser/support/desk.mjs';
import { Visitor } from '../tests/browser/support/http.mjs';
import { connect, deliver, newCallId, readSettings, statusUpdate, terminate } from './support/deliveries.mjs';
import { syncMs } from './support/disk.mjs';
import { median, percentile, print, sleep } from './support/figures.mjs';
import { makeAgents } from './support/people.mjs';

const listeners = 50;
const rings = 200;
const othersPerSecond = 100;

const desk = await startDesk();
try {
  const settings = readSettings(desk.config);
  const meta = new Visitor(desk.url);
  const waiting = new Map();   // the card's customer number -> { sentAt, heard }
  const latencies = [];
  const agents = await makeAgents(desk, listeners);
  for (const agent of agents) {
    await agent.live(({ event, data }) => {
      const ring = event === 'call' && data.state === 'ringing' && waiting.get(data.contact?.number);
      if (!ring || ring.heard.has(agent)) return;
      ring.heard.add(agent);
      latencies.push(performance.now() - ring.sentAt);
    });
  }
  let ending = false;
  let others = 0;
  let refused = 0;
  const noise = (async () => {
    const began = performance.now();
    for (; !ending; others++) {
      await sleep(Math.max(0, began + others * 1000 / othersPerSecond - performance.now()));
      deliver(meta, settings, statusUpdate(settings)).then(({ status }) => { refused += status !== 200; }, () => { refused++; });
    }
    return 1000 * others / (performance.now() - began);
  })();
  for (let i = 0; i < rings; i++) {
    const from = `44770090${String(1000 + i)}`;
    const id = newCallId();
    const ring = { sentAt: Infinity, heard: new Set() };
    waiting.set(`+${from}`, ring);
    ring.sentAt = performance.now();
    const { status } = await deliver(meta, settings, connect(settings, id, from));
    refused += status !== 200;
    await sleep(60);
    await deliver(meta, settings, terminate(settings, id, from));
  }
  await sleep(300);
  ending = true;
  const rate = await noise;
  print('ring_latency_median', median(latencies), 'ms', '10 ms');
  print('ring_latency_p99', percentile(latencies, 0.99), 'ms', '50 ms');
  print('ring_latency_other_deliveries', rate, '1/s', '100 a second');
  print('ring_latency_deliveries_refused', refused, '', 'none');
  print('ring_latency_disk_sync', syncMs(settings.dataDir), 'ms');
  print('ring_latency_rings_heard', latencies.length, `of ${rings * listeners}`);
} finally {
  await desk.stop();
}
process.exit(0);
