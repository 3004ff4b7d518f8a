// The stream of /live: an EventSource that is watched. The browser's own reconnecting resumes by Last-Event-ID; what it cannot
// do is done here: notice a connection that died in silence (the bell pings every 15 s), begin anew after an answer that
// EventSource takes for final, and tell how things stand. Pure but for what is handed in as `world`.

/// A shorter gap is nobody's business.
const lostAfterMs = 3_000;
/// Two pings missed and a bit.
const silentAfterMs = 40_000;
const beginAgainMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const told = ["snapshot", "call", "message", "ping"];

export class Live {
  #url;
  #world;
  #listeners = new Map();
  #source = null;
  #timers = { lost: null, silent: null, again: null };
  #failures = 0;
  #state = "connecting";

  /// `world`: { EventSource, fetch, setTimeout, clearTimeout }.
  constructor(url, world = globalThis) {
    this.#url = url;
    this.#world = world;
  }

  /// "snapshot", "call", "message", "ping" with their data; "state" with "connecting", "connected", "lost" or "signed_out".
  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, []);
    this.#listeners.get(name).push(listener);
  }

  get state() {
    return this.#state;
  }

  open() {
    this.close();
    const source = new this.#world.EventSource(this.#url);
    this.#source = source;
    source.addEventListener("open", () => this.#heard());
    source.addEventListener("error", () => this.#failed());
    for (const name of told) {
      source.addEventListener(name, (event) => {
        this.#heard();
        this.#tell(name, JSON.parse(event.data));
      });
    }
    this.#start("lost", lostAfterMs, () => this.#enter("lost"));
    this.#listenForSilence();
  }

  close() {
    this.#source?.close();
    this.#source = null;
    for (const name of Object.keys(this.#timers)) this.#stop(name);
  }

  #heard() {
    this.#failures = 0;
    this.#stop("lost");
    this.#listenForSilence();
    this.#enter("connected");
  }

  #listenForSilence() {
    this.#start("silent", silentAfterMs, () => {
      this.#enter("lost");
      this.open();
    });
  }

  #failed() {
    if (this.#state === "connected") this.#start("lost", lostAfterMs, () => this.#enter("lost"));
    // CONNECTING: the browser tries again by itself and resumes. CLOSED: it has given up.
    if (this.#source?.readyState !== this.#world.EventSource.CLOSED) return;
    const wait = beginAgainMs[Math.min(this.#failures++, beginAgainMs.length - 1)];
    this.#stop("silent");
    this.#start("again", wait, () => this.open());
    this.#askWhy();
  }

  /// EventSource does not tell a dead server from a session that ended.
  async #askWhy() {
    const stop = new AbortController();
    try {
      const answer = await this.#world.fetch(this.#url, {
        headers: { Accept: "text/event-stream" },
        redirect: "manual",
        signal: stop.signal,
      });
      if ([401, 403].includes(answer.status) || answer.type === "opaqueredirect") this.#enter("signed_out");
    } catch {
      // No answer at all: the lost timer says so.
    }
    stop.abort();
  }

  #enter(state) {
    if (state === this.#state || (state === "lost" && this.#state === "signed_out")) return;
    this.#state = state;
    this.#tell("state", state);
  }

  #tell(name, data) {
    for (const listener of this.#listeners.get(name) ?? []) listener(data);
  }

  #start(name, ms, what) {
    this.#stop(name);
    this.#timers[name] = this.#world.setTimeout(what, ms);
  }

  #stop(name) {
    this.#world.clearTimeout(this.#timers[name]);
    this.#timers[name] = null;
  }
}
