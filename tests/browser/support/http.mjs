// A browser without a screen for tests and benches: cookies, form tokens, and a source address of one's own (each loopback
// address has its own sign-in limit).
import http from 'node:http';

export class Visitor {
  constructor(url, { from = '127.0.0.1' } = {}) {
    this.url = url;
    this.from = from;
    this.cookies = new Map();
    this.csrf = '';
  }

  request(method, path, { body = '', headers = {} } = {}) {
    return new Promise((done, fail) => {
      const request = http.request(this.url + path, {
        method, localAddress: this.from, agent: false,
        headers: { Origin: this.url, Cookie: this.cookieHeader(), ...headers,
          ...(body ? { 'Content-Length': Buffer.byteLength(body) } : {}) },
      }, (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.keep(line);
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks),
          get text() { return this.bytes.toString(); } }));
        response.on('error', fail);
      });
      request.on('error', fail);
      request.end(body);
    });
  }

  cookieHeader() { return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '); }

  keep(line) {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async signIn(email, password) {
    const page = await this.request('GET', '/login');
    const csrf = page.text.match(/name="csrf" value="([^"]+)"/)[1];
    const answer = await this.request('POST', '/login', {
      body: new URLSearchParams({ csrf, email, password }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    if (answer.status !== 303) throw new Error(`sign-in of ${email} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    const inbox = await this.request('GET', '/inbox');
    this.csrf = inbox.text.match(/data-csrf="([^"]+)"/)[1];
    this.user = inbox.text.match(/data-user="([^"]+)"/)[1];
    return this;
  }

  post(path, json) {
    return this.request('POST', path, { body: JSON.stringify(json),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': this.csrf } });
  }

  /// Server-sent events of /live as they come: `onEvent({ event, id, data })`. Resolves with a function that closes the stream
  /// once the headers are there.
  live(onEvent, lastEventId) {
    return new Promise((done, fail) => {
      const request = http.get(this.url + '/live', { localAddress: this.from, agent: false,
        headers: { Cookie: this.cookieHeader(), Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
      }, (response) => {
        if (response.statusCode !== 200) return fail(new Error(`/live answered ${response.statusCode}`));
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const parsed = parseEvent(text.slice(0, end));
            text = text.slice(end + 2);
            if (parsed) onEvent(parsed);
          }
        });
        response.on('error', () => {});
        done(() => request.destroy());
      });
      request.on('error', fail);
    });
  }
}

function parseEvent(block) {
  const event = {};
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    event[line.slice(0, at)] = line.slice(at + 1).trimStart();
  }
  return event.data === undefined ? undefined : { event: event.event ?? 'message', id: event.id, data: JSON.parse(event.data) };
}
