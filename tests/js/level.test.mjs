import assert from "node:assert/strict";
import { test } from "node:test";
import { levelOf } from "../../static/js/lib/level.js";

const tone = (loudness) => Float32Array.from({ length: 1024 }, (_, i) => loudness * Math.sin(i / 5));

test("silence is nothing, a voice is in between, shouting is full", () => {
  assert.equal(levelOf(tone(0)), 0);
  assert.ok(levelOf(tone(0.05)) > 0.4 && levelOf(tone(0.05)) < 0.7);
  assert.equal(levelOf(tone(1)), 1);
});
