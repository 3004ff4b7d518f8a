import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Live } from "../../static/js/lib/live.js";
import { FakeTime, settle } from "./support/fake_time.mjs";

let time;
let sources;
let states;
let answer;
let live;

class FakeSource extends EventTarget {
  static CLOSED = 2;
  readyState = 0;
  constructor(url) {
    super();
    this.url = url;
    sources.push(this);
  }
  close() {
    this.readyState = 2;
  }
  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  says(name, data) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  fails(readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

beforeEach(() => {
  time = new FakeTime();
  sources = [];
  states = [];
  answer = async () => ({ status: 502, type: "basic" });
  live = new Live("/live", {
    EventSource: FakeSource,
    fetch: (...request) => answer(...request),
    setTimeout: time.setTimeout,
    clearTimeout: time.clearTimeout,
  });
  live.on("state", (state) => states.push(state));
  live.open();
});

test("events arrive with their data", () => {
  const heard = [];
  for (const name of ["snapshot", "call", "message"]) live.on(name, (data) => heard.push([name, data]));
  sources[0].opens();
  sources[0].says("snapshot", { number: 4, calls: [] });
  sources[0].says("call", { id: "a" });
  sources[0].says("message", { conversation_id: "b" });
  assert.deepEqual(heard, [["snapshot", { number: 4, calls: [] }], ["call", { id: "a" }], ["message", { conversation_id: "b" }]]);
  assert.deepEqual(states, ["connected"]);
});

test("a gap the browser heals within three seconds is not shown", () => {
  sources[0].opens();
  sources[0].fails(0);
  time.pass(2_900);
  sources[0].opens();
  time.pass(10_000);
  assert.deepEqual(states, ["connected"]);
  assert.equal(sources.length, 1);
});

test("a longer gap is shown until it is over", () => {
  sources[0].opens();
  sources[0].fails(0);
  time.pass(3_000);
  sources[0].fails(0);
  time.pass(3_000);
  sources[0].opens();
  assert.deepEqual(states, ["connected", "lost", "connected"]);
});

test("a stream that fell silent is replaced: the connection may have died without a word", () => {
  sources[0].opens();
  for (let i = 0; i < 5; i++) {
    time.pass(15_000);
    sources[0].says("ping", { now: 1 });
  }
  assert.equal(sources.length, 1);
  time.pass(40_000);
  assert.equal(sources.length, 2);
  assert.equal(sources[0].readyState, 2);
  assert.deepEqual(states, ["connected", "lost"]);
});

test("what the browser takes for final is tried again, ever more slowly", () => {
  sources[0].fails(2);
  time.pass(1_000);
  assert.equal(sources.length, 2);
  sources[1].fails(2);
  time.pass(1_999);
  assert.equal(sources.length, 2);
  time.pass(1);
  assert.equal(sources.length, 3);
  sources[2].opens();
  sources[2].fails(2);
  time.pass(1_000);
  assert.equal(sources.length, 4, "a success begins the count anew");
});

test("a session that ended is told from a server that is away", async () => {
  answer = async () => ({ status: 401, type: "basic" });
  sources[0].fails(2);
  await settle();
  assert.deepEqual(states, ["signed_out"]);
  time.pass(5_000);
  assert.deepEqual(states, ["signed_out"]);
  sources.at(-1).opens();
  assert.deepEqual(states, ["signed_out", "connected"]);
});

test("closing is silent and final", () => {
  sources[0].opens();
  live.close();
  time.pass(100_000);
  assert.equal(sources.length, 1);
  assert.deepEqual(states, ["connected"]);
});
