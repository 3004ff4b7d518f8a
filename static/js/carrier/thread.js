// The customer's messages with the business: shows them, sends one, and tells the carrier when the business's were seen.
import { timeWords } from "../lib/time_words.js";

const lookMs = 1_500;

export class Thread {
  #server;
  #list;
  #customer;
  #last = 0;
  #read = 0;

  /// `list` gets the bubbles.
  constructor(server, list) {
    this.#server = server;
    this.#list = list;
  }

  /// Another customer, another thread.
  use(customer) {
    this.#customer = customer;
    this.#last = 0;
    this.#read = 0;
    this.#list.replaceChildren();
    return this.look();
  }

  async send(text) {
    await this.#server.write(this.#customer, text);
    await this.look();
  }

  /// Looks for ever, while the page can be seen.
  async follow() {
    for (;;) {
      await new Promise((done) => setTimeout(done, lookMs));
      if (document.visibilityState === "visible") await this.look().catch(() => {});
    }
  }

  async look() {
    const customer = this.#customer;
    const messages = await this.#server.messages(customer, this.#last);
    if (customer !== this.#customer) return;
    for (const message of messages) this.#show(message);
    await this.#markRead();
  }

  #show(message) {
    if (message.number <= this.#last) return;
    this.#last = message.number;
    const bubble = document.createElement("li");
    bubble.className = "phone-message";
    bubble.dataset.from = message.from;
    const text = document.createElement("span");
    text.textContent = message.text;
    const time = document.createElement("time");
    time.textContent = timeWords(new Date(message.at / 1000), "clock", new Date());
    bubble.append(text, time);
    this.#list.append(bubble);
  }

  async #markRead() {
    if (this.#read === this.#last || document.visibilityState !== "visible") return;
    const upTo = this.#last;
    await this.#server.read(this.#customer, upTo);
    this.#read = upTo;
  }
}
