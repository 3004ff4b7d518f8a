// Timers that go off when the test says so.
export class FakeTime {
  #now = 0;
  #next = 1;
  #waiting = new Map();

  now = () => this.#now;
  setTimeout = (what, ms) => {
    this.#waiting.set(this.#next, { at: this.#now + ms, what });
    return this.#next++;
  };
  clearTimeout = (timer) => this.#waiting.delete(timer);
  later = (ms, what) => this.setTimeout(what, ms);

  /// Lets `ms` pass, calling what falls due in its order.
  pass(ms) {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#waiting].filter(([, it]) => it.at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (!due) break;
      this.#waiting.delete(due[0]);
      this.#now = due[1].at;
      due[1].what();
    }
    this.#now = end;
  }
}

/// Lets everything that only waits for promises go on.
export async function settle() {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
