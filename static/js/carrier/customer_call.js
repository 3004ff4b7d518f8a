// One call from the customer's side, from the press of Call to its end: asks the carrier four times a second how the call stands,
// tells it once a second what the phone receives, and keeps the sound shut until the business has accepted. Browser things enter
// as `deps`, so that tests need no browser.

const lookMs = 250;
const looksPerReport = 4;
/// The carrier takes a phone that is silent this long for gone.
const patienceMs = 10_000;

export class CustomerCall {
  #deps;
  #key = null;
  #isOver = false;
  #isAnswered = false;
  #acceptedMs = null;
  #heardMs = 0;

  state = "calling";
  end = "none";
  durationSeconds = 0;
  /// A sentence when the call never came to be.
  problem = "";
  isMuted = false;
  packets = 0;
  /// Packets that came before the business had accepted.
  earlyPackets = 0;

  /// `deps`: server (server.js), line (line.js), now() in ms, wait(ms), changed().
  constructor(deps) {
    this.#deps = deps;
  }

  get key() {
    return this.#key;
  }

  get seconds() {
    return this.#acceptedMs === null ? 0 : (this.#deps.now() - this.#acceptedMs) / 1000;
  }

  /// Resolves when the call is over. Never throws.
  async run(customer) {
    try {
      const offer = await this.#deps.line.open();
      if (this.#isOver) return;
      const call = await this.#deps.server.place(customer, offer);
      this.#key = call.key;
      if (this.#isOver) return void this.#hangUpQuietly();
      this.#heardMs = this.#deps.now();
      await this.#take(call);
      await this.#follow();
    } catch (error) {
      this.problem = error.message;
      this.#finish("cancelled", 0);
    }
  }

  mute(isMuted) {
    this.isMuted = isMuted;
    this.#deps.line.mute(isMuted);
    this.#deps.changed();
  }

  hangUp() {
    if (this.#key) this.#hangUpQuietly();
    this.#finish("customer_hung_up", Math.floor(this.seconds));
  }

  async #follow() {
    for (let look = 1; !this.#isOver; look++) {
      await this.#deps.wait(lookMs);
      if (this.#isOver) return;
      // Counted before the carrier is asked: what had arrived when it says "not accepted" came too early.
      this.packets = await this.#deps.line.packets();
      const call = await this.#ask(look % looksPerReport === 0);
      if (call && !this.#isOver) await this.#take(call);
    }
  }

  async #ask(isReport) {
    try {
      const counts = { packets: this.packets, early_packets: this.earlyPackets };
      const call = isReport ? await this.#deps.server.report(this.#key, counts) : await this.#deps.server.show(this.#key);
      this.#heardMs = this.#deps.now();
      return call;
    } catch (error) {
      if (error.status === 404 || this.#deps.now() - this.#heardMs > patienceMs) this.#finish("line_lost", Math.floor(this.seconds));
      return null;
    }
  }

  async #take(call) {
    if (call.state === "ended") return this.#finish(call.end, call.duration_s);
    const isAccepted = call.state === "in_call";
    if (!isAccepted) this.earlyPackets = this.packets;
    if (call.answer && !this.#isAnswered) {
      this.#isAnswered = true;
      await this.#deps.line.answer(call.answer);
    }
    // "The customer's phone treats the call as accepted on the first media packet or the accept signal."
    if (isAccepted || this.earlyPackets > 0) await this.#enterCall();
    else this.state = "ringing";
    this.#deps.changed();
  }

  async #enterCall() {
    this.#acceptedMs ??= this.#deps.now();
    this.state = "in_call";
    await this.#deps.line.letSoundIn();
  }

  #hangUpQuietly() {
    this.#deps.server.hangUp(this.#key).catch(() => {});
  }

  #finish(end, durationSeconds) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#deps.line.close();
    this.durationSeconds = durationSeconds;
    this.end = end;
    this.state = "ended";
    this.#deps.changed();
  }
}
