// Starts the desk in the browser: Turbo for moving between pages, the stream of news, and life for every element marked
// data-part="name" by parts/name.js. A part is started for each of its elements after every change of the page, also again on an
// element that stayed: `start(element, desk)` copes with that.
import { Live } from "../lib/live.js";
import { post } from "../lib/post.js";
import { concerns, Refresher } from "../lib/refresher.js";
import { Turbo } from "../lib/turbo.js";
import * as bellStatus from "../parts/bell_status.js";
import * as callDesk from "../parts/call_desk.js";
import * as dayMarks from "../parts/day_marks.js";
import * as keepScroll from "../parts/keep_scroll.js";
import * as localTime from "../parts/local_time.js";
import * as menu from "../parts/menu.js";
import * as player from "../parts/player.js";
import * as themeSwitch from "../parts/theme_switch.js";

const parts = {
  bell_status: bellStatus,
  call_desk: callDesk,
  day_marks: dayMarks,
  keep_scroll: keepScroll,
  local_time: localTime,
  menu,
  player,
  theme_switch: themeSwitch,
};

const { user, csrf, base, live: liveUrl } = document.body.dataset;
const live = new Live(liveUrl);
const desk = { live, me: user, post: (path, json) => post(`${base}${path}`, csrf, json) };

function startParts() {
  for (const element of document.querySelectorAll("[data-part]")) parts[element.dataset.part]?.start(element, desk);
}

/// Another person, or the same after a new sign-in: nothing of this page's state holds any more.
function isAnotherSession() {
  const { dataset } = document.body;
  return dataset.user !== undefined && (dataset.user !== user || dataset.csrf !== csrf);
}

document.addEventListener("turbo:render", () => (isAnotherSession() ? location.reload() : startParts()));

// Pages outside the desk's frame (an error, a sign-in after the session ended) have no place for calls: they get this one.
document.addEventListener("turbo:before-render", ({ detail }) => {
  const calls = document.getElementById("calls");
  if (calls && !detail.newBody.querySelector("#calls")) detail.newBody.append(calls);
});

// What a person has opened and what the parts have written stays when a page is refreshed in place.
document.addEventListener("turbo:before-morph-attribute", (event) => {
  if (event.detail.attributeName === "open" && event.target.matches("details")) event.preventDefault();
});
document.addEventListener("turbo:before-morph-element", (event) => {
  if (event.target.matches('[data-part="bell_status"], [data-part="theme_switch"]')) event.preventDefault();
});

function isWriting() {
  const field = document.activeElement;
  return field?.matches("textarea, input:not([type=range]), [contenteditable]") && Boolean(field.value ?? field.textContent);
}

const refresher = new Refresher({
  now: () => performance.now(),
  later: (ms, what) => setTimeout(what, ms),
  mayRefresh: () => !document.hidden && !isWriting(),
  refresh: () => Turbo.session.refresh(document.baseURI, { method: "morph", scroll: "preserve" }),
});
for (const name of ["message", "call"]) {
  live.on(name, (data) => {
    if (concerns(location.pathname.slice(base.length), name, data)) refresher.note();
  });
}
// A snapshot says nothing of what was missed: by the page while nobody listened, or between its making and the first snapshot.
let seenEvent = Number(document.body.dataset.seenEvent);
live.on("snapshot", ({ number }) => {
  if (number > seenEvent) refresher.note();
  seenEvent = number;
});
// Signed in again elsewhere: this page's form token is the old session's.
let wasSignedOut = false;
live.on("state", (state) => {
  wasSignedOut ||= state === "signed_out";
  if (state === "connected" && wasSignedOut) location.reload();
});
document.addEventListener("visibilitychange", () => refresher.look());
document.addEventListener("focusout", () => refresher.look());

startParts();
live.open();
