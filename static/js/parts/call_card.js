// One call on the desk as it is seen: a copy of the page's <template>, filled from a card view (lib/card_view.js). It decides
// nothing; a click is handed on by the name of its button.
import { callerName, minutes } from "../lib/card_view.js";
import { initials, tone } from "../lib/face.js";

const buttons = { join: "join", reject: "reject", dismiss: "dismiss", mute: "mute", hangUp: "hang-up" };
const soundWords = { waiting: "Connecting the sound", connected: "Microphone on", lost: "No sound" };
const fadeMs = 600;

export class CallCard {
  #parts = {};

  /// `pressed(name)` with a key of `buttons`.
  constructor(template, call, pressed) {
    this.element = template.content.firstElementChild.cloneNode(true);
    this.element.dataset.call = call.id;
    for (const part of this.element.querySelectorAll("[data-role]")) this.#parts[part.dataset.role] = part;
    for (const [name, role] of Object.entries(buttons)) this.#parts[role].addEventListener("click", () => pressed(name));
    this.#fillFace(call);
  }

  show(call, view, seat) {
    this.element.dataset.state = view.state;
    this.element.dataset.sound = view.sound;
    this.#say("name", callerName(call));
    this.#say("number", call.contact?.name ? call.contact.number : "");
    this.#say("line", [call.number.label, call.number.display].filter(Boolean).join(" · "));
    this.#say("status", view.status);
    this.#say("timer", view.timer === null ? "" : minutes(view.timer));
    this.#say("sound", seat?.muted && view.sound === "connected" ? "You are muted" : soundWords[view.sound]);
    this.#say("notice", view.notice.text);
    this.#parts.notice.dataset.tone = view.notice.tone;
    for (const [name, role] of Object.entries(buttons)) this.#parts[role].hidden = !view.buttons[name];
    this.#showMuted(seat?.muted ?? false);
  }

  showLevel(level) {
    this.#parts.level.value = level;
  }

  /// Fades, then is gone.
  async leave() {
    await this.element.animate({ opacity: [1, 0] }, { duration: fadeMs, fill: "forwards" }).finished.catch(() => {});
    this.element.remove();
  }

  #fillFace(call) {
    this.#say("initials", initials(call.contact?.name ?? ""));
    this.#parts.initials.classList.add(`tone-${tone(call.contact?.id ?? call.id)}`);
  }

  #showMuted(muted) {
    const words = this.#parts.mute.dataset;
    this.#parts.mute.setAttribute("aria-pressed", String(muted));
    this.#say("mute-text", muted ? words.unmute : words.mute);
  }

  // Only when it changes: a live region speaks whatever is written into it.
  #say(role, text) {
    const part = this.#parts[role];
    if (part.textContent !== text) part.textContent = text;
    if (role !== "mute-text") part.hidden = text === "";
  }
}
