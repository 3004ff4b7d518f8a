import assert from "node:assert/strict";
import { test } from "node:test";
import { CallBook } from "../../static/js/lib/call_book.js";
import { answering, card, over } from "./support/cards.mjs";

test("the last card heard of a call is the truth", () => {
  const book = new CallBook();
  book.take(card());
  book.take(answering());
  book.take(answering());
  assert.equal(book.calls.length, 1);
  assert.equal(book.find("01call").state, "answering");
});

test("calls stand in the order in which they began", () => {
  const book = new CallBook();
  book.take(card({ id: "b", started_at: 2 }));
  book.take(card({ id: "c", started_at: 3 }));
  book.take(card({ id: "a", started_at: 1 }));
  assert.deepEqual(book.calls.map(({ id }) => id), ["a", "b", "c"]);
});

test("a call that a snapshot does not name has ended while nobody listened", () => {
  const book = new CallBook();
  book.take(card({ id: "a" }));
  book.take(over("Missed call, No agent picked up", { id: "b" }));
  book.takeSnapshot([card({ id: "c" })]);
  assert.equal(book.find("a").state, "ended");
  assert.equal(book.find("b").outcome_text, "Missed call, No agent picked up");
  assert.equal(book.find("c").state, "ringing");
});
