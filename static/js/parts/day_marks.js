// Puts "Today", "Yesterday", "Tuesday, 12 Nov" between the entries of a thread where the reader's day changes. The server
// cannot: it does not know the zone.
import { timeWords } from "../lib/time_words.js";

export function start(list) {
  for (const mark of list.querySelectorAll(":scope > .day-mark")) mark.remove();
  const now = new Date();
  let last = "";
  for (const entry of [...list.children]) {
    const time = entry.querySelector("time");
    if (!time) continue;
    const date = new Date(time.dateTime);
    if (date.toDateString() === last) continue;
    last = date.toDateString();
    const mark = document.createElement("li");
    mark.className = "day-mark";
    mark.textContent = timeWords(date, "day", now, navigator.language);
    entry.before(mark);
  }
}
