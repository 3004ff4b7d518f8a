// One of several tabs at a time: who wants the turn queues for a Web Lock and holds it until it wants it no more. When a tab
// dies the browser passes the turn on. Where there are no locks (pages without https) everybody has a turn.

export class Turn {
  #name;
  #locks;
  #taken;
  #giveUp = null;

  /// `taken(true)` when this tab's turn begins, `taken(false)` when it ends.
  constructor(name, taken, locks = globalThis.navigator?.locks) {
    this.#name = name;
    this.#taken = taken;
    this.#locks = locks;
  }

  want(wanted) {
    if (wanted && !this.#giveUp) this.#queue();
    if (!wanted && this.#giveUp) {
      this.#giveUp();
      this.#giveUp = null;
    }
  }

  #queue() {
    const waiting = new AbortController();
    let end = null;
    this.#giveUp = () => {
      waiting.abort();
      end?.();
    };
    const hold = () => {
      this.#taken(true);
      return new Promise((done) => {
        end = () => {
          this.#taken(false);
          done();
        };
        if (waiting.signal.aborted) end();
      });
    };
    if (!this.#locks) return hold();
    this.#locks.request(this.#name, { signal: waiting.signal }, hold).catch(() => {});
  }
}
