// Making a ring noticed: the tone in one tab of the browser, the title of every tab, a sentence for screen readers.
import { RingTone } from "../lib/ring_tone.js";
import { TitleFlash } from "../lib/title_flash.js";
import { Turn } from "../lib/turn.js";

export class Ringing {
  #tone = new RingTone();
  #title = new TitleFlash();
  #turn = new Turn("belfry-ring", (mine) => (mine ? this.#tone.start() : this.#tone.stop()));
  #isWanted = false;
  #announced = new Set();
  #announcement;
  #muteChanged;

  /// `announcement` is a live region. `blocked(yes)`: the browser lets this page make no sound until somebody clicks.
  constructor(announcement, blocked) {
    this.#announcement = announcement;
    this.#muteChanged = blocked;
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, () => this.#sound());
  }

  /// `names` of all that ring by call id; `isAudible` when the tone shall be heard for one of them.
  show(names, isAudible) {
    const [first] = names.values();
    this.#title.show(first === undefined ? "" : `Incoming call: ${first}`);
    this.#announce(names);
    if (isAudible === this.#isWanted) return;
    this.#isWanted = isAudible;
    if (isAudible) this.#sound();
    else this.#rest();
  }

  #announce(names) {
    for (const [id, name] of names) {
      if (this.#announced.has(id)) continue;
      this.#announced.add(id);
      this.#announcement.textContent = `Incoming call from ${name}`;
    }
    for (const id of this.#announced) if (!names.has(id)) this.#announced.delete(id);
    if (names.size === 0) this.#announcement.textContent = "";
  }

  // Only a tab that may sound queues for its turn, so a silent one never keeps the others from ringing.
  async #sound() {
    if (!this.#isWanted) return;
    const isAllowed = await this.#tone.isAllowed();
    if (!this.#isWanted) return this.#rest();
    this.#muteChanged(!isAllowed);
    if (isAllowed) this.#turn.want(true);
  }

  #rest() {
    this.#turn.want(false);
    this.#tone.stop();
    this.#muteChanged(false);
  }
}
