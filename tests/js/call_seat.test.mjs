import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CallSeat } from "../../static/js/lib/call_seat.js";
import { settle } from "./support/fake_time.mjs";

let medias;
let microphones;
let waits;
let deps;
let seat;

class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;
  stop() {
    this.stopped = true;
  }
}

function fakeMicrophone() {
  const track = new FakeTrack();
  return { track, getAudioTracks: () => [track], getTracks: () => [track] };
}

function fakeMedia(changed) {
  const media = {
    sound: "waiting",
    closed: false,
    offer: async () => "an offer",
    answer: async (sdp) => (media.answered = sdp),
    useMicrophone: async (microphone) => (media.microphone = microphone),
    close: () => (media.closed = true),
    becomes: (sound) => {
      media.sound = sound;
      changed();
    },
  };
  medias.push(media);
  return media;
}

beforeEach(() => {
  medias = [];
  microphones = [];
  waits = [];
  deps = {
    ask: async () => "an answer",
    openMicrophone: async () => microphones[microphones.push(fakeMicrophone()) - 1],
    makeMedia: (microphone, changed) => fakeMedia(changed),
    wait: (ms) => new Promise((done) => waits.push({ ms, done })),
    changed: () => {},
  };
  seat = new CallSeat(deps);
});

test("the microphone comes first, then the offer, then the answer, then the sound", async () => {
  await seat.take();
  assert.equal(medias[0].answered, "an answer");
  assert.equal(seat.phase, "connecting");
  medias[0].becomes("connected");
  assert.equal(seat.phase, "connected");
});

test("without a microphone nothing is asked of anybody", async () => {
  deps.openMicrophone = async () => {
    throw new Error("blocked");
  };
  await assert.rejects(seat.take(), /blocked/);
  assert.equal(medias.length, 0);
});

test("when the server refuses, microphone and connection are closed", async () => {
  deps.ask = async () => {
    throw new Error("taken");
  };
  await assert.rejects(seat.take(), /taken/);
  assert.ok(medias[0].closed);
  assert.ok(microphones[0].track.stopped);
});

test("leaving while the browser still asks for the microphone gives it back", async () => {
  const taking = seat.take();
  seat.leave();
  await taking;
  assert.ok(microphones[0].track.stopped);
  assert.equal(medias.length, 0);
});

test("a lost connection is replaced until one holds", async () => {
  await seat.take();
  medias[0].becomes("connected");
  medias[0].becomes("lost");
  assert.equal(seat.phase, "lost");
  deps.ask = async () => {
    throw new Error("switchboard down");
  };
  waits[0].done();
  await settle();
  assert.equal(seat.phase, "lost");
  deps.ask = async () => "another answer";
  waits[1].done();
  await settle();
  assert.equal(seat.phase, "lost", "not before it is connected");
  medias.at(-1).becomes("connected");
  assert.equal(seat.phase, "connected");
  assert.ok(medias[0].closed);
  assert.ok(waits[1].ms > waits[0].ms);
});

test("two reasons to connect again are one new connection", async () => {
  await seat.take();
  medias[0].becomes("connected");
  seat.reconnect();
  medias[0].becomes("lost");
  assert.equal(waits.length, 1);
  waits[0].done();
  await settle();
  medias[1].becomes("lost");
  await settle();
  assert.equal(waits.length, 2, "a connection that is lost later is replaced like the first");
});

test("the switchboard's word that we are lost is enough", async () => {
  await seat.take();
  seat.reconnect();
  assert.equal(waits.length, 0, "while the first connection is being made there is nothing to replace");
  medias[0].becomes("connected");
  seat.reconnect();
  seat.reconnect();
  assert.equal(seat.phase, "lost");
  assert.equal(waits.length, 1);
});

test("after leaving nothing is connected again", async () => {
  await seat.take();
  medias[0].becomes("lost");
  seat.leave();
  waits[0].done();
  await settle();
  assert.equal(medias.length, 1);
});

test("muted stays muted on another microphone", async () => {
  await seat.take();
  seat.mute(true);
  assert.equal(microphones[0].track.enabled, false);
  microphones[0].track.dispatchEvent(new Event("ended"));
  await settle();
  assert.equal(medias[0].microphone, microphones[1]);
  assert.equal(microphones[1].track.enabled, false);
});

test("an unplugged microphone is said until there is another", async () => {
  await seat.take();
  const open = deps.openMicrophone;
  deps.openMicrophone = async () => {
    throw new Error("none");
  };
  microphones[0].track.dispatchEvent(new Event("ended"));
  await settle();
  assert.match(seat.trouble, /microphone is gone/);
  deps.openMicrophone = open;
  waits[0].done();
  await settle();
  assert.equal(seat.trouble, "");
});
