import assert from "node:assert/strict";
import { test } from "node:test";
import { Turn } from "../../static/js/lib/turn.js";
import { settle } from "./support/fake_time.mjs";

/// Web Locks as far as a Turn uses them: one holder, the others in order, an aborted one leaves the queue.
class FakeLocks {
  #queue = [];
  request(name, { signal }, hold) {
    return new Promise((done, fail) => {
      const entry = { hold, done };
      this.#queue.push(entry);
      signal.addEventListener("abort", () => {
        if (this.#queue.indexOf(entry) <= 0) return;
        this.#queue.splice(this.#queue.indexOf(entry), 1);
        fail(new Error("aborted"));
      });
      if (this.#queue.length === 1) this.#grant();
    });
  }
  async #grant() {
    const [entry] = this.#queue;
    await entry.hold();
    this.#queue.shift();
    entry.done();
    if (this.#queue.length > 0) this.#grant();
  }
}

test("one at a time, and the next when the first wants it no more", async () => {
  const locks = new FakeLocks();
  const has = { a: false, b: false };
  const a = new Turn("ring", (mine) => (has.a = mine), locks);
  const b = new Turn("ring", (mine) => (has.b = mine), locks);
  a.want(true);
  b.want(true);
  a.want(true);
  await settle();
  assert.deepEqual(has, { a: true, b: false });
  a.want(false);
  await settle();
  assert.deepEqual(has, { a: false, b: true });
});

test("who gave up waiting is skipped", async () => {
  const locks = new FakeLocks();
  const seen = [];
  const turns = ["a", "b", "c"].map((name) => new Turn("ring", (mine) => seen.push(name + mine), locks));
  for (const turn of turns) turn.want(true);
  turns[1].want(false);
  turns[0].want(false);
  await settle();
  assert.deepEqual(seen, ["atrue", "afalse", "ctrue"]);
});

test("without locks everybody has a turn", () => {
  const seen = [];
  const turn = new Turn("ring", (mine) => seen.push(mine), undefined);
  turn.want(true);
  turn.want(false);
  assert.deepEqual(seen, [true, false]);
});
