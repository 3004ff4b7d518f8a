import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { DeskCalls } from "../../static/js/lib/desk_calls.js";
import { answering, card, me, over, priya, talking, tom } from "./support/cards.mjs";
import { FakeTime, settle } from "./support/fake_time.mjs";

const id = "01call";
let time;
let posts;
let answers;
let told;
let kept;
let seats;
let turns;
let desk;

class FakeSeat {
  phase = "connecting";
  trouble = "";
  muted = false;
  left = false;
  constructor(ask) {
    this.ask = ask;
    seats.push(this);
  }
  async take() {
    await this.ask("an offer");
    this.phase = "connected";
  }
  mute(muted) {
    this.muted = muted;
  }
  reconnect() {
    this.phase = "lost";
  }
  leave() {
    this.left = true;
  }
}

class FakeTurn {
  constructor(name, taken) {
    Object.assign(this, { name, taken, wanted: false });
    turns.push(this);
  }
  want(wanted) {
    this.wanted = wanted;
  }
}

class FakeStorage extends Map {
  getItem = (key) => this.get(key) ?? null;
  setItem = (key, value) => this.set(key, value);
  removeItem = (key) => this.delete(key);
}

function makeDesk() {
  return new DeskCalls({
    me,
    post: async (path, json) => {
      posts.push([path, json]);
      const answer = answers[path.split("/").at(-1)];
      return answer ? answer() : { answer: "an answer" };
    },
    makeSeat: (ask) => new FakeSeat(ask),
    makeTurn: (name, taken) => new FakeTurn(name, taken),
    tellTabs: (message) => told.push(message),
    storage: kept,
    now: time.now,
    later: time.later,
    changed: () => {},
  });
}

beforeEach(() => {
  time = new FakeTime();
  posts = [];
  answers = {};
  told = [];
  seats = [];
  turns = [];
  kept = new FakeStorage();
  desk = makeDesk();
  desk.takeSnapshot({ now: 1_000_000_000, calls: [] });
});

const shown = () => desk.cards().map(({ view }) => `${view.state}: ${view.status}`);
const refuse = (code, message) => () => {
  throw Object.assign(new Error(message), { code });
};

test("a call rings, is joined, talked and ended, as the bell says", async () => {
  desk.takeCard(card());
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
  const joined = desk.join(id);
  assert.deepEqual(shown(), ["joining: Connecting"]);
  await joined;
  assert.deepEqual(posts, [["/calls/01call/answer", { offer: "an offer" }]]);
  desk.takeCard(answering());
  desk.takeCard(talking());
  assert.deepEqual(shown(), ["live: Call in progress"]);
  desk.takeCard(over("Call ended, Handled by Priya Nair, 0:42", { agent: priya }));
  assert.deepEqual(shown(), ["ended: Call ended"]);
  assert.ok(seats[0].left);
  time.pass(8_000);
  assert.deepEqual(shown(), []);
});

test("an older event that arrives after the answer does not take the call away", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(card({ notice: "pre-accepted meanwhile" }));
  assert.deepEqual(shown(), ["joining: Connecting"]);
  assert.equal(seats[0].left, false);
});

test("a seat the switchboard has lost is connected again", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(talking());
  desk.takeCard(talking(priya, { sound: "lost" }));
  assert.equal(seats[0].phase, "lost");
  assert.equal(desk.cards()[0].view.sound, "lost");
});

test("a claim that was undone rings on, with the reason, and without our sound", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(answering());
  desk.takeCard(card({ notice: "The other side did not connect" }));
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
  assert.equal(desk.cards()[0].view.notice.text, "The other side did not connect");
  assert.ok(seats[0].left);
});

test("the slower agent reads who was faster, quietly and for a while", async () => {
  answers.answer = refuse("call.taken", "Tom Okafor was faster");
  desk.takeCard(card());
  await desk.join(id);
  assert.deepEqual(shown(), ["ended: Tom Okafor was faster"]);
  desk.takeCard(answering(tom));
  assert.deepEqual(shown(), ["ended: Answered by Tom Okafor"]);
  time.pass(8_000);
  assert.deepEqual(shown(), []);
});

test("the same when the bell tells first", async () => {
  answers.answer = refuse("call.taken", "Tom Okafor was faster");
  desk.takeCard(card());
  const joined = desk.join(id);
  desk.takeCard(answering(tom));
  await joined;
  assert.deepEqual(shown(), ["ended: Answered by Tom Okafor"]);
});

test("a colleague's answer makes the card disappear at once", () => {
  desk.takeCard(card());
  desk.takeCard(answering(tom));
  assert.deepEqual(shown(), []);
});

test("without microphone the call is not taken and the card says what to do", async () => {
  desk = makeDesk();
  desk.takeCard(card());
  FakeSeat.prototype.take = refuse("", "Microphone access blocked - the caller will not hear you");
  await desk.join(id);
  FakeSeat.prototype.take = async function () {
    await this.ask("an offer");
  };
  assert.deepEqual(posts, []);
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
  assert.match(desk.cards()[0].view.notice.text, /Microphone access blocked/);
  assert.equal(kept.size, 0);
  await desk.join(id);
  assert.deepEqual(shown(), ["joining: Connecting"]);
  assert.equal(desk.cards()[0].view.notice.text, "");
});

test("a switchboard that is down is said in the server's words, and Join can be pressed again", async () => {
  answers.answer = refuse("switchboard.down", "The switchboard does not answer");
  desk.takeCard(card());
  await desk.join(id);
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
  assert.equal(desk.cards()[0].view.notice.text, "The switchboard does not answer");
});

test("in a call a second one can be seen but not joined", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(card({ id: "02call" }));
  await desk.join("02call");
  assert.equal(seats.length, 1);
  assert.match(desk.cards()[1].view.notice.text, /in a call/);
});

test("rejecting hides the card at once, in all tabs without the tone, and brings it back when the desk did not hear", async () => {
  desk.takeCard(card());
  const rejected = desk.reject(id);
  assert.deepEqual(shown(), []);
  await rejected;
  assert.deepEqual(posts, [["/calls/01call/reject", undefined]]);
  assert.deepEqual(told, [{ quiet: id }]);
  desk.takeCard(card({ rejected: true }));
  assert.deepEqual(shown(), []);
  answers.reject = refuse("desk.unreachable", "The desk did not answer");
  desk.takeCard(card({ id: "02call" }));
  await desk.reject("02call");
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
});

test("dismissing hides the card in this tab and asks nobody", () => {
  desk.takeCard(card());
  desk.dismiss(id);
  assert.deepEqual(shown(), []);
  assert.deepEqual(posts, []);
  desk.takeCard(card());
  assert.deepEqual(shown(), []);
});

test("another tab's dismissal leaves the card and takes the tone", () => {
  desk.takeCard(card());
  desk.hearTab({ quiet: id });
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
  assert.ok(desk.cards()[0].here.isQuiet);
});

test("ending silences at once, and says so until the bell agrees", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(talking());
  const ended = desk.hangUp(id);
  assert.ok(seats[0].muted);
  assert.deepEqual(shown(), ["joining: Ending the call"]);
  await ended;
  assert.ok(seats[0].left);
  assert.deepEqual(shown(), ["joining: Ending the call"]);
  desk.takeCard(over("Call ended, Handled by Priya Nair, 0:05"));
  assert.deepEqual(shown(), ["ended: Call ended"]);
});

test("an end pressed while the microphone is asked for stays in the browser", async () => {
  desk.takeCard(card());
  const take = FakeSeat.prototype.take;
  FakeSeat.prototype.take = () => new Promise(() => {});
  desk.join(id);
  FakeSeat.prototype.take = take;
  seats[0].phase = "microphone";
  await desk.hangUp(id);
  assert.ok(seats[0].left);
  assert.deepEqual(posts, []);
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
});

test("an end pressed while the answer is on its way waits for it", async () => {
  let answered;
  answers.answer = () => new Promise((done) => (answered = () => done({ answer: "an answer" })));
  desk.takeCard(card());
  desk.join(id);
  const ended = desk.hangUp(id);
  await settle();
  assert.deepEqual(posts.map(([path]) => path), ["/calls/01call/answer"]);
  answered();
  await ended;
  assert.deepEqual(posts.map(([path]) => path), ["/calls/01call/answer", "/calls/01call/hang-up"]);
  assert.ok(seats[0].left);
});

test("an end pressed while the answer is refused has nothing to end", async () => {
  answers.answer = refuse("call.taken", "Tom Okafor was faster");
  desk.takeCard(card());
  desk.join(id);
  await desk.hangUp(id);
  assert.deepEqual(posts.map(([path]) => path), ["/calls/01call/answer"]);
  assert.deepEqual(shown(), ["ended: Tom Okafor was faster"]);
});

test("a call given back while it was being connected is over for us", async () => {
  desk.takeCard(card());
  await desk.join(id);
  await desk.hangUp(id);
  // The bell was away while the call was ours.
  desk.takeCard(card({ rejected: true }));
  assert.deepEqual(shown(), []);
});

test("an end pressed while the switchboard refuses leaves the call ringing", async () => {
  answers.answer = refuse("switchboard.down", "The switchboard does not answer");
  desk.takeCard(card());
  desk.join(id);
  await desk.hangUp(id);
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
});

test("an end that the desk did not hear leaves the call as it was", async () => {
  answers["hang-up"] = refuse("desk.unreachable", "The desk did not answer");
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(talking());
  await desk.hangUp(id);
  assert.deepEqual(shown(), ["live: Call in progress"]);
  assert.equal(seats[0].muted, false);
  assert.equal(seats[0].left, false);
});

test("a call the bell forgot during a gap has ended", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.takeCard(talking());
  desk.takeSnapshot({ now: 1_060_000_000, calls: [] });
  assert.deepEqual(shown(), ["ended: Call ended"]);
  assert.ok(seats[0].left);
});

test("after a reload the tab that had the call takes its seat again, when the old page is gone", async () => {
  kept.setItem("belfry-seat", id);
  desk = makeDesk();
  desk.takeSnapshot({ now: 1_020_000_000, calls: [talking()] });
  assert.deepEqual(shown(), ["elsewhere: Being handled in another tab"]);
  turns[0].taken(true);
  await settle();
  assert.deepEqual(shown(), ["live: Call in progress"]);
  assert.equal(posts.length, 1);
});

test("a page that goes closes its sound and remembers its seat", async () => {
  desk.takeCard(card());
  await desk.join(id);
  desk.vacate();
  assert.ok(seats[0].left);
  assert.equal(kept.getItem("belfry-seat"), id);
});

test("a tab that never had the call does not take it", () => {
  desk.takeSnapshot({ now: 1_020_000_000, calls: [talking()] });
  assert.deepEqual(turns, []);
  assert.deepEqual(shown(), ["elsewhere: Being handled in another tab"]);
});

test("a call whose tab is gone can be joined from another, which then has it alone", async () => {
  desk.takeSnapshot({ now: 1_020_000_000, calls: [talking(priya, { sound: "lost" })] });
  assert.deepEqual(shown(), ["rejoin: Your call has no sound"]);
  await desk.join(id);
  assert.deepEqual(told, [{ seated: id }]);
  desk.hearTab({ seated: id });
  assert.ok(seats[0].left, "a third tab took it");
});

test("a wrong clock here does not bend the timer or the ring", () => {
  time.pass(3_600_000);
  desk.takeTime(1_010_000_000);
  desk.takeCard(card());
  assert.deepEqual(shown(), ["ringing: Incoming call"]);
});
