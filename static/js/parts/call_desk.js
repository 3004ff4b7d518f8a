// The desk's calls as they are seen and heard in this tab, on an element that outlives page changes. What there is to see is
// decided in lib/desk_calls.js.
import { CallMedia } from "../lib/call_media.js";
import { CallSeat } from "../lib/call_seat.js";
import { callerName } from "../lib/card_view.js";
import { DeskCalls } from "../lib/desk_calls.js";
import { LevelMeter } from "../lib/level.js";
import { openMicrophone } from "../lib/microphone.js";
import { Turn } from "../lib/turn.js";
import { CallCard } from "./call_card.js";
import { Ringing } from "./ringing.js";

const tickMs = 1_000;
const levelEveryMs = 100;

const connectionWords = {
  lost: "Connection lost, reconnecting",
  signed_out: "You are signed out. Sign in again to take calls.",
};
const silentWords = "Click anywhere in this page to hear the ring";

let isStarted = false;

/// `desk`: { live, me, post(path, json) }.
export function start(element, desk) {
  if (isStarted) return;
  isStarted = true;
  new CallDesk(element, desk);
}

class CallDesk {
  #live;
  #calls;
  #cards = new Map();
  #list;
  #template;
  #banner;
  #ringing;
  #isSilent = false;
  #meter = null;
  #levelTimer = null;

  constructor(element, desk) {
    const role = (name) => element.querySelector(`[data-role="${name}"]`);
    this.#live = desk.live;
    this.#list = role("cards");
    this.#template = element.querySelector("#call-card-template");
    this.#banner = addBanner(this.#list);
    this.#ringing = new Ringing(role("announcement"), (isSilent) => {
      this.#isSilent = isSilent;
      this.#showBanner();
    });
    this.#calls = makeCalls(desk, () => this.#render());
    this.#listen();
    this.#showBanner();
    setInterval(() => this.#render(), tickMs);
  }

  #listen() {
    this.#live.on("snapshot", (snapshot) => this.#calls.takeSnapshot(snapshot));
    this.#live.on("call", (card) => this.#calls.takeCard(card));
    this.#live.on("ping", ({ now }) => this.#calls.takeTime(now));
    this.#live.on("state", () => this.#showBanner());
    window.addEventListener("beforeunload", (event) => {
      if (this.#calls.isSeated) event.preventDefault();
    });
    window.addEventListener("pagehide", () => this.#calls.vacate());
    // A page out of the browser's cache has missed everything since.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  #render() {
    const cards = this.#calls.cards();
    const shown = new Set(cards.map(({ call }) => call.id));
    for (const id of [...this.#cards.keys()]) if (!shown.has(id)) this.#removeCard(id);
    for (const card of cards) this.#renderCard(card);
    const ringing = cards.filter(({ view }) => view.state === "ringing");
    const isAudible = !this.#calls.isSeated && ringing.some(({ here }) => !here.isQuiet);
    this.#watchLevel(cards.find(({ here }) => here.seat?.microphone));
    this.#ringing.show(new Map(ringing.map(({ call }) => [call.id, callerName(call)])), isAudible);
  }

  #renderCard({ call, here, view }) {
    if (!this.#cards.has(call.id)) {
      const card = new CallCard(this.#template, call, (name) => this.#calls[name](call.id));
      this.#cards.set(call.id, card);
      this.#list.append(card.element);
    }
    this.#cards.get(call.id).show(call, view, here.seat);
  }

  #removeCard(id) {
    const card = this.#cards.get(id);
    this.#cards.delete(id);
    if (card.element.dataset.state === "ended") card.leave();
    else card.element.remove();
  }

  #watchLevel(seated) {
    const microphone = seated?.here.seat.microphone ?? null;
    if (microphone === (this.#meter?.stream ?? null)) return;
    clearInterval(this.#levelTimer);
    this.#meter?.close();
    this.#meter = microphone && new LevelMeter(microphone);
    if (microphone) this.#levelTimer = setInterval(() => this.#showLevel(seated), levelEveryMs);
  }

  #showLevel({ call, here }) {
    if (!document.hidden) this.#cards.get(call.id)?.showLevel(here.seat?.muted ? 0 : this.#meter.read());
  }

  #showBanner() {
    const text = connectionWords[this.#live.state] ?? (this.#isSilent ? silentWords : "");
    if (this.#banner.textContent !== text) this.#banner.textContent = text;
    this.#banner.hidden = text === "";
  }
}

/// The calls with everything of the browser they need.
function makeCalls({ me, post }, changed) {
  const audio = playerOutsideThePage();
  const tabs = new BroadcastChannel("belfry-calls");
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const makeMedia = (microphone, soundChanged) => new CallMedia(microphone, audio, soundChanged);
  const calls = new DeskCalls({
    me,
    post,
    makeSeat: (ask, seatChanged) => new CallSeat({ ask, openMicrophone, makeMedia, wait, changed: seatChanged }),
    makeTurn: (name, taken) => new Turn(name, taken),
    tellTabs: (message) => tabs.postMessage(message),
    storage: sessionStorage,
    now: () => Date.now(),
    later: (ms, what) => setTimeout(what, ms),
    changed,
  });
  tabs.addEventListener("message", ({ data }) => calls.hearTab(data));
  return calls;
}

function addBanner(list) {
  const banner = document.createElement("p");
  banner.className = "notice calls-banner";
  banner.setAttribute("role", "status");
  list.before(banner);
  return banner;
}

// Beside <body>, not in it: Turbo changes bodies, and browsers pause a player that is moved.
function playerOutsideThePage() {
  const audio = document.createElement("audio");
  audio.autoplay = true;
  document.documentElement.append(audio);
  return audio;
}
