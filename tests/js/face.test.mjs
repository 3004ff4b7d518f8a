import assert from "node:assert/strict";
import { test } from "node:test";
import { initials, tone } from "../../static/js/lib/face.js";

test("initials are the first letters of the first and the last word", () => {
  const names = ["Dana Field", "dana", "Åsa Maria Öberg", "+44 7700 900123", "", "Tom 2 Okafor"];
  assert.deepEqual(names.map(initials), ["DF", "D", "ÅÖ", "#", "#", "TO"]);
});

test("a colour is the sum of the id's bytes, as on the server", () => {
  assert.equal(tone("00000000000000000000000000"), 0);
  assert.equal(tone("00000000000000000000000005"), 5);
  // 0x01 0x00: the sum is one, whatever the place.
  assert.equal(tone("00000000000000000000000080"), 1);
  assert.equal(tone("7zzzzzzzzzzzzzzzzzzzzzzzzz"), (16 * 255) % 6);
});
