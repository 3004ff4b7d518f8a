import assert from "node:assert/strict";
import { test } from "node:test";
import { ringSamples } from "../../static/js/lib/ring_tone.js";

const rateHz = 8_000;
const samples = ringSamples(rateHz);
const loudest = (from, to) => Math.max(...samples.slice(from * rateHz, to * rateHz).map(Math.abs));

test("two bursts and a pause, never too loud", () => {
  assert.equal(samples.length, 3 * rateHz);
  assert.ok(loudest(0, 0.4) > 0.15 && loudest(0.6, 1) > 0.15);
  assert.equal(loudest(0.41, 0.59), 0);
  assert.equal(loudest(1.01, 3), 0);
  assert.ok(loudest(0, 3) < 0.3);
});

test("no burst begins or ends with a click", () => {
  for (const at of [0, 0.399, 0.601, 0.999]) assert.ok(Math.abs(samples[Math.round(at * rateHz)]) < 0.05, String(at));
});
