// A business for the practice carrier, without a desk: a hook that takes webhooks, Graph requests, and a browser page that answers
// calls with a tone of its own.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { freePort } from './desk.mjs';

export const phoneNumberId = '106540352999001';

/// Webhooks of calls and messages as they come, each with its signature checked against `secret`. Echoes every handshake.
export class Hook {
  #server;
  #waiting = [];
  events = [];

  static async open() {
    const hook = new Hook();
    hook.port = await freePort();
    hook.#server = createServer((request, response) => hook.#take(request, response));
    await new Promise((done) => hook.#server.listen(hook.port, '127.0.0.1', done));
    return hook;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/hooks/whatsapp`;
  }

  /// The next event that has not been taken yet.
  async next(limitMs = 10_000) {
    if (this.events.length === 0) {
      await new Promise((done, fail) => {
        const limit = setTimeout(() => fail(new Error('no webhook came')), limitMs);
        this.#waiting.push(() => { clearTimeout(limit); done(); });
      });
    }
    return this.events.shift();
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #take(request, response) {
    if (request.method === 'GET') return void response.end(new URL(request.url, this.url).searchParams.get('hub.challenge'));
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    response.writeHead(200).end();
    const wanted = `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`;
    const isSigned = request.headers['x-hub-signature-256'] === wanted;
    for (const entry of JSON.parse(body).entry) {
      for (const { field, value } of entry.changes) {
        for (const event of [...(value.calls ?? []), ...(value.messages ?? []), ...(value.statuses ?? [])]) {
          this.events.push({ field, isSigned, value, event });
        }
      }
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

export class Business {
  #root;
  #token;

  constructor(deskUrl, token) {
    this.#root = `${deskUrl}/carrier/graph/v25.0/${phoneNumberId}`;
    this.#token = token;
  }

  /// { status, body } of one action on a call.
  call(action, callId, more = {}) {
    return this.post('calls', { messaging_product: 'whatsapp', call_id: callId, action, ...more });
  }

  async post(edge, body) {
    const answer = await fetch(`${this.#root}/${edge}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }
}

/// Answers `offer` in `page`, a page of the desk's own origin with a microphone. Nothing is sent before `speak`.
export function answerIn(page, offer) {
  return page.evaluate(async (sdp) => {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    const peer = new RTCPeerConnection();
    const audio = document.createElement('audio');
    document.body.append(audio);
    peer.ontrack = ({ track }) => { audio.srcObject = new MediaStream([track]); audio.play(); };
    await peer.setRemoteDescription({ type: 'offer', sdp });
    const [transceiver] = peer.getTransceivers();
    transceiver.direction = 'sendrecv';
    await peer.setLocalDescription(await peer.createAnswer());
    if (peer.iceGatheringState !== 'complete') {
      await new Promise((done) => peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && done()));
    }
    globalThis.business = { peer, speak: () => transceiver.sender.replaceTrack(microphone.getAudioTracks()[0]) };
    return peer.localDescription.sdp;
  }, offer);
}

export function speakIn(page) {
  return page.evaluate(() => globalThis.business.speak());
}
