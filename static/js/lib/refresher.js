// Bringing the page that is shown up to date after news, by its own server-made HTML: not at every event, not while nobody
// looks, and never under somebody's half-written words. Pure: the browser enters as `world`.

/// News come in bunches: the first waits this long for the others.
const gatherMs = 250;
/// Between two refreshes.
const restMs = 2_000;

export class Refresher {
  #world;
  #isDue = false;
  #timer = null;
  #lastMs = -restMs;

  /// `world`: now() in ms, later(ms, what), mayRefresh(), refresh().
  constructor(world) {
    this.#world = world;
  }

  /// Something the page shows has changed.
  note() {
    this.#isDue = true;
    this.#plan();
  }

  /// It may be possible now what was not before: somebody looks again, or has stopped writing.
  look() {
    if (this.#isDue) this.#plan();
  }

  #plan() {
    if (this.#timer !== null) return;
    const wait = Math.max(gatherMs, this.#lastMs + restMs - this.#world.now());
    this.#timer = this.#world.later(wait, () => this.#refresh());
  }

  #refresh() {
    this.#timer = null;
    if (!this.#world.mayRefresh()) return;
    this.#isDue = false;
    this.#lastMs = this.#world.now();
    this.#world.refresh();
  }
}

/// Whether the page at `path` (below the base) shows something of this event: "message" with a conversation, "call" with a card.
export function concerns(path, name, data) {
  if (path === "/calls" || path.startsWith("/calls/")) return name === "message" || data.state === "ended";
  // The list of the inbox is beside every conversation: any news moves it.
  return path === "/inbox" || path.startsWith("/inbox/") ? name === "message" || Boolean(data.conversation_id) : false;
}
