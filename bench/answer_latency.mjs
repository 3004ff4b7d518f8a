// From the agent's click (the HTTP request that answers) to the first packet of the agent's at the customer's end, without the
// carrier's own time for `accept`. The customer's sound is connected while it rings, as after a pre_accept; the agent's leg is
// made, connected (ICE, DTLS) and let through within the time measured. Defends: median 150 ms.
import { password, people, startDesk } from '../tests/browser/support/desk.mjs';
import { Visitor } from '../tests/browser/support/http.mjs';
import { answer, Cards, control, hangUp, ring } from './support/calls.mjs';
import { nowUs } from './support/call_peer.mjs';
import { readSettings } from './support/deliveries.mjs';
import { syncMs } from './support/disk.mjs';
import { median, percentile, print, sleep } from './support/figures.mjs';

const calls = 40;

/// Wall clock minus monotonic clock, in microseconds: the carrier's log has the first, the peers have the second.
const wallAheadUs = (performance.timeOrigin + performance.now()) * 1000 - nowUs();

async function acceptOf(desk, call) {
  const { requests } = await control(desk, 'GET', '/requests?after=0');
  const accepts = requests.filter((it) => it.call_id === call.carrierId && it.action === 'accept');
  if (accepts.length !== 1 || accepts[0].status !== 200) throw new Error(`accept was asked ${JSON.stringify(accepts)}`);
  return { askedAt: accepts[0].received_at - wallAheadUs, answeredAt: accepts[0].answered_at - wallAheadUs };
}

const desk = await startDesk();
try {
  const agent = await new Visitor(desk.url).signIn(people.priya.email, password);
  const cards = await Cards.listen(agent);
  const measured = [];
  for (let i = 0; i < calls; i++) {
    const call = await ring(desk, cards, i);
    await sleep(200);   // A person takes longer; what followed the connection has settled.
    await answer(desk, agent, call);
    const accept = await acceptOf(desk, call);
    measured.push({
      latency: call.heardAt - call.clickedAt - (accept.answeredAt - accept.askedAt),
      reply: call.repliedAt - call.clickedAt,
      connected: await call.agent.event('connected') - call.repliedAt,
      asked: accept.askedAt - await call.agent.event('connected'),
      accept: accept.answeredAt - accept.askedAt,
      opened: await call.customer.event('first_packet') - accept.answeredAt,
      heard: call.heardAt - accept.answeredAt,
    });
    await hangUp(agent, call);
  }
  const milliseconds = (part) => measured.map((it) => it[part] / 1000);
  print('answer_latency_median', median(milliseconds('latency')), 'ms', '150 ms');
  print('answer_latency_p99', percentile(milliseconds('latency'), 0.99), 'ms');
  print('answer_part_click_to_reply', median(milliseconds('reply')), 'ms');
  print('answer_part_reply_to_agent_connected', median(milliseconds('connected')), 'ms');
  print('answer_part_connected_to_accept_asked', median(milliseconds('asked')), 'ms');
  print('answer_part_carriers_own', median(milliseconds('accept')), 'ms');
  print('answer_part_accepted_to_first_silence', median(milliseconds('opened')), 'ms');
  print('answer_part_accepted_to_first_packet', median(milliseconds('heard')), 'ms');
  print('answer_latency_disk_sync', syncMs(readSettings(desk.config).dataDir), 'ms');
  cards.close();
} finally {
  await desk.stop();
}
process.exit(0);
