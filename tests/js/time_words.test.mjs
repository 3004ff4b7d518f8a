import assert from "node:assert/strict";
import { test } from "node:test";
import { timeWords } from "../../static/js/lib/time_words.js";

const now = new Date(2026, 10, 21, 15, 4, 5);
const say = (date, form, language = "en-GB") => timeWords(date, form, now, language);

test("short is the clock today, the weekday this week, the date before", () => {
  assert.equal(say(new Date(2026, 10, 21, 9, 5), "short"), "9:05");
  assert.equal(say(new Date(2026, 10, 20, 23, 0), "short"), "Fri");
  assert.equal(say(new Date(2026, 10, 14, 9, 0), "short"), "14 Nov");
  assert.equal(say(new Date(2025, 11, 31, 9, 0), "short"), "31 Dec 2025");
  assert.equal(say(new Date(2026, 10, 22, 9, 0), "short"), "22 Nov");
});

test("the other forms", () => {
  assert.equal(say(now, "clock"), "15:04");
  assert.equal(say(now, "seconds"), "15:04:05");
  assert.equal(say(now, "date"), "21 Nov 2026");
  assert.equal(say(now, "full"), "21 Nov, 15:04");
  assert.equal(say(new Date(2025, 1, 3, 8, 0), "full"), "3 Feb 2025, 8:00");
});

test("days have names near today", () => {
  assert.equal(say(now, "day"), "Today");
  assert.equal(say(new Date(2026, 10, 20, 1, 0), "day"), "Yesterday");
  assert.equal(say(new Date(2026, 10, 17, 1, 0), "day"), "Tuesday, 17 Nov");
});

test("the reader's language and clock", () => {
  assert.equal(say(now, "day", "de"), "Heute");
  assert.match(say(now, "clock", "en-US"), /^3:04\sPM$/);
});
