import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { concerns, Refresher } from "../../static/js/lib/refresher.js";
import { FakeTime } from "./support/fake_time.mjs";

let time;
let count;
let may;
let refresher;

beforeEach(() => {
  time = new FakeTime();
  count = 0;
  may = true;
  refresher = new Refresher({ now: time.now, later: time.later, mayRefresh: () => may, refresh: () => count++ });
});

test("news that come together are one refresh", () => {
  for (let i = 0; i < 10; i++) refresher.note();
  assert.equal(count, 0);
  time.pass(250);
  assert.equal(count, 1);
});

test("a stream of news refreshes every two seconds, and the last one is not lost", () => {
  for (let i = 0; i < 100; i++) {
    refresher.note();
    time.pass(100);
  }
  assert.equal(count, 5);
  time.pass(2_000);
  assert.equal(count, 6);
  time.pass(60_000);
  assert.equal(count, 6);
});

test("nothing moves under somebody's words; what was due comes when they are done", () => {
  may = false;
  refresher.note();
  time.pass(10_000);
  assert.equal(count, 0);
  may = true;
  refresher.look();
  time.pass(250);
  assert.equal(count, 1);
  refresher.look();
  time.pass(10_000);
  assert.equal(count, 1);
});

test("each page knows its news", () => {
  const ended = { state: "ended", conversation_id: "a" };
  const ringing = { state: "ringing", conversation_id: "a" };
  assert.ok(concerns("/inbox", "message", { conversation_id: "a" }));
  assert.ok(concerns("/inbox/a", "call", ringing));
  assert.ok(concerns("/calls", "call", ended));
  assert.ok(concerns("/calls/b", "message", { conversation_id: "a" }));
  assert.ok(!concerns("/calls", "call", ringing));
  assert.ok(!concerns("/settings", "message", { conversation_id: "a" }));
});
