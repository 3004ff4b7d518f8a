// Calls from the practice carrier, played from a customer's first ring to the agent's hanging up by two call_peer programs.
import { CallPeer, nowUs } from './call_peer.mjs';
import { sleep } from './figures.mjs';

const waitLimitMs = 15_000;

/// The practice carrier's control, for scripts on this machine.
export async function control(desk, method, path, body) {
  const answer = await fetch(`${desk.url}/carrier/control${path}`, { method, body: body && JSON.stringify(body),
    headers: { Authorization: `Bearer ${desk.token()}`, 'Content-Type': 'application/json' } });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

export async function waitFor(what, look) {
  for (const end = Date.now() + waitLimitMs; Date.now() < end; await sleep(10)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`never came: ${what}`);
}

/// What an agent's /live has told: cards of calls by the customer's number, newest last.
export class Cards {
  static async listen(agent) {
    const cards = new Cards();
    cards.close = await agent.live(({ event, data }) => { if (event === 'call') cards.told.push(data); });
    return cards;
  }

  told = [];

  /// The newest card of that customer in that state.
  wait(number, state) {
    return waitFor(`${number} ${state}`, () => this.told.findLast((it) => it.contact?.number === number && it.state === state));
  }
}

/// A customer's call until it rings with the customer's sound connected. Numbers are of the UK's drama range.
export async function ring(desk, cards, index) {
  const number = `44770090${String(1000 + index)}`;
  const customer = await CallPeer.start(desk, 'customer');
  const placed = await control(desk, 'POST', '/calls', { sdp: customer.offer, reports: false, customer: { number, name: `Customer ${index}` } });
  const { answer } = await waitFor('our answer by pre_accept', async () => {
    const call = await control(desk, 'GET', `/calls/${placed.key}`);
    return call.answer && call;
  });
  customer.answer(answer);
  await customer.event('connected');
  const card = await cards.wait(`+${number}`, 'ringing');
  return { customer, id: card.id, number: `+${number}`, carrierId: placed.id };
}

/// The agent's click with the offer already at hand, as the page does it. Resolves when the call is live with the agent's sound.
export async function answer(desk, agent, call) {
  call.agent = await CallPeer.start(desk, 'agent');
  call.clickedAt = nowUs();
  const reply = await agent.post(`/calls/${call.id}/answer`, { offer: call.agent.offer });
  call.repliedAt = nowUs();
  if (reply.status !== 200) throw new Error(`the answer was answered ${reply.status}: ${reply.text}`);
  call.agent.answer(JSON.parse(reply.text).answer);
  call.heardAt = await call.customer.event('first_other_packet');
}

export async function hangUp(agent, call) {
  const reply = await agent.post(`/calls/${call.id}/hang-up`, {});
  if (reply.status !== 200) throw new Error(`the hang-up was answered ${reply.status}: ${reply.text}`);
  await Promise.all([call.customer.stop(), call.agent.stop()]);
}
