import assert from "node:assert/strict";
import { test } from "node:test";
import { callerName, cardView, minutes } from "../../static/js/lib/card_view.js";
import { answering, card, me, over, talking, tom } from "./support/cards.mjs";

const seat = (changes = {}) => ({ phase: "connected", muted: false, trouble: "", ...changes });
const look = (call, here = {}, nowMs = 1_020_000) => cardView(call, here, { me, nowMs });
const pressable = (view) => Object.keys(view.buttons).filter((name) => view.buttons[name]);

const table = [
  // name, call, here, state, status, buttons
  ["a call that rings", card(), {}, "ringing", "Incoming call", ["join", "reject", "dismiss"]],
  ["one this person has rejected", card({ rejected: true }), {}, null],
  ["one that was dismissed here", card(), { isDismissed: true }, null],
  ["one being joined here", card(), { seat: seat({ phase: "microphone" }) }, "joining", "Connecting", ["hangUp"]],
  ["one claimed here, the provider not yet asked", answering(), { seat: seat() }, "joining", "Connecting", ["hangUp"]],
  ["one in progress here", talking(), { seat: seat() }, "live", "Call in progress", ["mute", "hangUp"]],
  ["one being ended here", talking(), { seat: seat(), ending: true }, "joining", "Ending the call", ["hangUp"]],
  ["one ended here that the bell has not told of", talking(), { ending: true }, "joining", "Ending the call", ["hangUp"]],
  ["my call in another tab", talking(), {}, "elsewhere", "Being handled in another tab", []],
  ["my call while another tab connects", answering(), {}, "elsewhere", "Being handled in another tab", []],
  ["my call whose tab is gone", talking(undefined, { sound: "lost" }), {}, "rejoin", "Your call has no sound", ["join", "hangUp"]],
  ["a colleague's call", talking(tom), {}, null],
  ["a colleague's call that I tried to take", answering(tom), { taken: "Tom was faster" }, "ended", "Answered by Tom Okafor", ["dismiss"]],
  ["the same before the bell has told", card(), { taken: "Tom was faster" }, "ended", "Tom was faster", ["dismiss"]],
  ["a call that ended while its card was here", over("Missed call, No agent picked up"), { wasShown: true }, "ended", "Missed call", ["dismiss"]],
  ["a call that ended unseen", over("Missed call, No agent picked up"), {}, null],
];

for (const [name, call, here, state, status, buttons] of table) {
  test(`${name} shows ${state ?? "nothing"}`, () => {
    const view = look(call, here);
    assert.equal(view?.state ?? null, state);
    if (!view) return;
    assert.equal(view.status, status);
    assert.deepEqual(pressable(view), buttons);
  });
}

test("a ring card without news goes some seconds after its time", () => {
  assert.ok(look(card(), {}, 1_059_000));
  assert.equal(look(card(), {}, 1_061_000), null);
});

test("the timer counts from the answer, and never backwards", () => {
  assert.equal(look(talking(), { seat: seat() }, 1_052_400).timer, 42_400);
  assert.equal(look(talking(), { seat: seat() }, 1_000_000).timer, 0);
  assert.equal(look(card()).timer, null);
});

test("sound is this tab's connection, and lost when the switchboard says so", () => {
  assert.equal(look(talking(), { seat: seat() }).sound, "connected");
  assert.equal(look(talking(), { seat: seat({ phase: "connecting" }) }).sound, "waiting");
  assert.equal(look(talking(), { seat: seat({ phase: "lost" }) }).sound, "lost");
  assert.equal(look(talking(undefined, { sound: "lost" }), { seat: seat() }).sound, "lost");
});

test("the notice: what ended, then this seat's trouble, then this tab's note, then the server's", () => {
  assert.deepEqual(look(over("Call ended, Handled by Priya Nair, 0:42"), { wasShown: true }).notice, {
    text: "Handled by Priya Nair, 0:42",
    tone: "calm",
  });
  const failed = over("Call failed, 0:00", { failure_text: "The number is not allowed to call" });
  assert.deepEqual(look(failed, { wasShown: true }).notice, { text: "The number is not allowed to call", tone: "bad" });
  const here = { seat: seat({ trouble: "The microphone is gone" }), note: { text: "Mine", tone: "bad" } };
  assert.equal(look(talking(undefined, { notice: "Theirs" }), here).notice.text, "The microphone is gone");
  assert.equal(look(card({ notice: "Theirs" }), { note: here.note }).notice.text, "Mine");
  assert.equal(look(card({ notice: "Theirs" })).notice.text, "Theirs");
  assert.equal(look(card()).notice.text, "");
});

test("a caller has a name, a number, or neither", () => {
  assert.equal(callerName(card()), "Dana Field");
  assert.equal(callerName(card({ contact: { id: "x", name: "", number: "+447700900123" } })), "+447700900123");
  assert.equal(callerName(card({ contact: null })), "Unknown caller");
});

test("a lost sound is said before anything the server noticed about it", () => {
  const call = talking(undefined, { sound: "lost", notice: "Reload the page" });
  assert.equal(look(call, { seat: seat() }).notice.text, "Sound lost, reconnecting");
  assert.equal(look(call, {}).notice.text, "Reload the page");
});

test("durations are written as the server writes them", () => {
  assert.deepEqual([0, 42_900, 725_000, 3_723_000].map(minutes), ["0:00", "0:42", "12:05", "1:02:03"]);
});
