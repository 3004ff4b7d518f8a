// The calls this browser knows, by id. Events carry whole cards, not changes: the last one heard is the truth, a snapshot is all
// of it. Ended calls stay until they are forgotten, so that their last words can be shown.

export class CallBook {
  #calls = new Map();

  /// Cards by id, oldest call first.
  get calls() {
    return [...this.#calls.values()].sort((a, b) => a.started_at - b.started_at || (a.id < b.id ? -1 : 1));
  }

  find(id) {
    return this.#calls.get(id);
  }

  take(card) {
    this.#calls.set(card.id, card);
  }

  /// What the snapshot does not name is over; nobody told us how.
  takeSnapshot(cards) {
    const named = new Set(cards.map((card) => card.id));
    for (const card of this.#calls.values()) {
      if (named.has(card.id) || card.state === "ended") continue;
      this.#calls.set(card.id, { ...card, state: "ended", outcome: null, outcome_text: "Call ended" });
    }
    for (const card of cards) this.take(card);
  }

  forget(id) {
    this.#calls.delete(id);
  }
}
