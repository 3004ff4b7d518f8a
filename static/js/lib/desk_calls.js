// The calls of one person in one tab: what the bell says about them, and what is done with them here. Views and sound follow
// from it (parts/call_desk.js); browser things enter as `deps`, so that tests need no browser.
//
// The bell alone says how a call stands. Answers to our own requests never change a card's state, because they and the bell's
// events may overtake each other; they only bring sound, or a sentence why there is none.
import { CallBook } from "./call_book.js";
import { cardView } from "./card_view.js";

const endedShownMs = 8_000;
/// Names the call this tab has a seat in; survives a reload of the tab and nothing else.
const seatKey = "belfry-seat";

export class DeskCalls {
  #deps;
  #book = new CallBook();
  #here = new Map();
  #clockAheadMs = 0;

  /// `deps`: me (user id); post(path, json); makeSeat(ask, changed) as lib/call_seat.js; makeTurn(name, taken) as lib/turn.js;
  /// tellTabs(message) to the person's other tabs; storage, this tab's sessionStorage; now() in ms; later(ms, what); changed().
  constructor(deps) {
    this.#deps = deps;
  }

  /// Every call with a card here: { call, here, view }, oldest first.
  cards() {
    const nowMs = this.#deps.now() + this.#clockAheadMs;
    return this.#book.calls
      .map((call) => {
        const here = this.#hereOf(call.id);
        return { call, here, view: cardView(call, here, { me: this.#deps.me, nowMs }) };
      })
      .filter(({ view }) => view);
  }

  get isSeated() {
    return [...this.#here.values()].some((here) => here.seat);
  }

  // News from the bell.

  takeSnapshot({ now, calls }) {
    this.takeTime(now);
    this.#update(() => this.#book.takeSnapshot(calls));
    this.#returnAfterReload();
  }

  takeCard(card) {
    this.#update(() => this.#book.take(card));
  }

  /// The server's clock in microseconds: ours may be wrong.
  takeTime(now) {
    this.#clockAheadMs = now / 1000 - this.#deps.now();
  }

  #update(change) {
    const shown = new Set(this.cards().map(({ call }) => call.id));
    change();
    for (const call of this.#book.calls) this.#follow(call, shown.has(call.id));
    this.#deps.changed();
  }

  /// What a call's state means for this tab's part in it.
  #follow(call, wasShown) {
    const here = this.#hereOf(call.id);
    if (call.state === "ended") this.#close(call, here, wasShown);
    else if (call.agent?.id === this.#deps.me) this.#haveIt(call, here);
    else if (call.agent || here.wasMine || call.rejected) this.#loseIt(call, here);
  }

  #haveIt(call, here) {
    here.wasMine = true;
    if (call.sound === "lost") here.seat?.reconnect();
  }

  #close(call, here, wasShown) {
    if (here.isClosed) return;
    Object.assign(here, { isClosed: true, wasShown, ending: false });
    this.#leaveSeat(call.id);
    this.#deps.later(endedShownMs, () => this.#forget(call.id));
  }

  // A colleague has it, or the claim was undone and it rings on, for the others only when we gave it back.
  #loseIt(call, here) {
    here.ending = false;
    if (here.seat && call.agent) this.#showTaken(here, `Answered by ${call.agent.name}`);
    here.wasMine = false;
    this.#leaveSeat(call.id);
  }

  #showTaken(here, sentence) {
    here.taken = sentence;
    this.#deps.later(endedShownMs, () => {
      here.taken = undefined;
      here.isDismissed = true;
      this.#deps.changed();
    });
  }

  #forget(id) {
    this.#here.delete(id);
    this.#book.forget(id);
    this.#deps.changed();
  }

  #hereOf(id) {
    if (!this.#here.has(id)) this.#here.set(id, {});
    return this.#here.get(id);
  }

  // What the agent does.

  async join(id) {
    const here = this.#hereOf(id);
    if (this.isSeated) return this.#note(here, "You are in a call. End it first.");
    const ask = async (offer) => (await this.#deps.post(`/calls/${id}/answer`, { offer })).answer;
    const seat = this.#deps.makeSeat(ask, () => this.#deps.changed());
    this.#takeSeat(id, here, seat);
    here.taking = this.#sitDown(id, here, seat);
    await here.taking;
    this.#deps.changed();
  }

  async #sitDown(id, here, seat) {
    try {
      await seat.take();
    } catch (error) {
      if (here.seat === seat) this.#leaveSeat(id);
      if (error.code === "call.taken") this.#showTaken(here, error.message);
      else this.#note(here, error.message);
    }
  }

  async reject(id) {
    const here = this.#hereOf(id);
    this.#hide(id, here);
    try {
      await this.#deps.post(`/calls/${id}/reject`);
    } catch (error) {
      here.isDismissed = false;
      this.#note(here, error.message);
    }
  }

  /// In this tab only; the others show it on, without the tone.
  dismiss(id) {
    if (this.#book.find(id)?.state === "ended") return this.#forget(id);
    this.#hide(id, this.#hereOf(id));
  }

  #hide(id, here) {
    here.isDismissed = true;
    here.taken = undefined;
    this.#deps.tellTabs({ quiet: id });
    this.#deps.changed();
  }

  mute(id) {
    const { seat } = this.#hereOf(id);
    seat?.mute(!seat.muted);
  }

  // Nothing is said any more from the click on, whenever the server agrees. While the browser still asks for the microphone
  // the server knows of nothing; an answer that is on its way is waited for, or it would overtake its end.
  async hangUp(id) {
    const here = this.#hereOf(id);
    const { seat } = here;
    if (seat?.phase === "microphone") this.#leaveSeat(id);
    else await this.#end(id, here, seat);
    this.#deps.changed();
  }

  async #end(id, here, seat) {
    const wasMuted = seat?.muted ?? false;
    here.ending = true;
    seat?.mute(true);
    this.#deps.changed();
    await here.taking;
    const isRefused = seat && here.seat !== seat;
    try {
      if (isRefused) here.ending = false;
      else await this.#deps.post(`/calls/${id}/hang-up`);
      this.#leaveSeat(id);
    } catch (error) {
      here.ending = false;
      seat?.mute(wasMuted);
      this.#note(here, error.message);
    }
  }

  #note(here, text) {
    here.note = { text, tone: "bad" };
    this.#deps.changed();
  }

  // The seat: at most one, in one tab of this browser.

  #takeSeat(id, here, seat) {
    Object.assign(here, { seat, note: undefined, ending: false });
    this.#deps.storage.setItem(seatKey, id);
    this.#deps.tellTabs({ seated: id });
    here.turn ??= this.#deps.makeTurn(`belfry-seat-${id}`, () => {});
    here.turn.want(true);
    this.#deps.changed();
  }

  #leaveSeat(id) {
    const here = this.#hereOf(id);
    here.seat?.leave();
    here.seat = undefined;
    here.turn?.want(false);
    here.turn = undefined;
    if (this.#deps.storage.getItem(seatKey) === id) this.#deps.storage.removeItem(seatKey);
  }

  /// The page goes. The connection is closed in words, so that the switchboard need not find out by silence; the key stays,
  /// for the page that may come after a reload.
  vacate() {
    for (const here of this.#here.values()) here.seat?.leave();
  }

  hearTab({ quiet, seated }) {
    if (this.#book.find(quiet)) this.#hereOf(quiet).isQuiet = true;
    if (this.#book.find(seated)) this.#leaveSeat(seated);
    this.#deps.changed();
  }

  // The turn comes when the old page is gone. A duplicated tab, which has copied the key, waits for it as long as the first lives.
  #returnAfterReload() {
    const id = this.#deps.storage.getItem(seatKey);
    if (!this.#isMine(id) || this.#hereOf(id).turn) return;
    const here = this.#hereOf(id);
    here.turn = this.#deps.makeTurn(`belfry-seat-${id}`, (isMine) => {
      if (isMine && this.#isMine(id) && !here.seat) this.join(id);
    });
    here.turn.want(true);
  }

  #isMine(id) {
    const call = this.#book.find(id);
    return call !== undefined && call.state !== "ended" && call.agent?.id === this.#deps.me;
  }
}
