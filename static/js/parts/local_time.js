// <time data-part="local_time" data-form="short" datetime="..."> shows its moment in the reader's zone; the page came with UTC.
// May be started again on the same element, when the page brought it back as it was.
import { timeWords } from "../lib/time_words.js";

export function start(element) {
  const date = new Date(element.dateTime);
  if (Number.isNaN(date.getTime())) return;
  element.textContent = timeWords(date, element.dataset.form, new Date(), navigator.language);
  element.title = date.toLocaleString(navigator.language, { dateStyle: "full", timeStyle: "medium" });
}
