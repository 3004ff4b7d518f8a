// What the phone asks of the carrier (src/carrier/phone_handlers.h). Everything that goes wrong comes as an ActionRefused with a
// sentence to show.
import { ActionRefused, post } from "../lib/post.js";

const patienceMs = 5_000;
const away = "The practice carrier does not answer.";

export class Server {
  #root;
  #csrf;

  constructor(base, csrf) {
    this.#root = `${base}/carrier/phone`;
    this.#csrf = csrf;
  }

  place(customer, offer) {
    return this.#post("/calls", { ...customer, offer });
  }

  show(key) {
    return this.#get(`/calls/${key}`);
  }

  report(key, counts) {
    return this.#post(`/calls/${key}/report`, counts);
  }

  hangUp(key) {
    return this.#post(`/calls/${key}/hang-up`, {});
  }

  /// For a page that is being left: outlives it.
  hangUpLeaving(key) {
    fetch(`${this.#root}/calls/${key}/hang-up`, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-CSRF-Token": this.#csrf },
      body: "{}",
    }).catch(() => {});
  }

  async messages(customer, after) {
    const { messages } = await this.#get(`/messages?${new URLSearchParams({ ...customer, after })}`);
    return messages;
  }

  write(customer, text) {
    return this.#post("/messages", { ...customer, text });
  }

  read(customer, upTo) {
    return this.#post("/messages/read", { ...customer, up_to: upTo });
  }

  async #post(path, json) {
    try {
      return await post(this.#root + path, this.#csrf, json);
    } catch (error) {
      throw error.status === 0 ? new ActionRefused(0, "carrier.away", away) : error;
    }
  }

  async #get(path) {
    let answer;
    try {
      answer = await fetch(this.#root + path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(patienceMs) });
    } catch {
      throw new ActionRefused(0, "carrier.away", away);
    }
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new ActionRefused(answer.status, body.error?.name ?? "carrier.failed", body.error?.text ?? away);
    return body;
  }
}
