import assert from "node:assert/strict";
import { test } from "node:test";
import { post } from "../../static/js/lib/post.js";

const answers = (status, json) => async (url, request) => {
  answers.last = { url, request };
  return { ok: status < 300, status, json: async () => JSON.parse(json) };
};

test("sends JSON with the form token and gives the answer's JSON", async () => {
  const body = await post("/desk/calls/a/answer", "token", { offer: "sdp" }, answers(200, '{"answer":"x"}'));
  assert.deepEqual(body, { answer: "x" });
  assert.equal(answers.last.url, "/desk/calls/a/answer");
  assert.equal(answers.last.request.headers["X-CSRF-Token"], "token");
  assert.equal(answers.last.request.headers.Accept, "application/json");
  assert.equal(answers.last.request.body, '{"offer":"sdp"}');
});

test("a refusal keeps its name and its sentence", async () => {
  const refused = answers(409, '{"error":{"name":"call.taken","text":"Tom was faster"}}');
  await assert.rejects(post("/x", "t", {}, refused), { status: 409, code: "call.taken", message: "Tom was faster" });
});

test("no answer, and an answer that is no JSON, become a sentence too", async () => {
  const broken = async () => {
    throw new TypeError("network");
  };
  await assert.rejects(post("/x", "t", {}, broken), { status: 0, code: "desk.unreachable", message: /did not answer/ });
  await assert.rejects(post("/x", "t", {}, answers(502, "<html>")), { status: 502, message: /did not answer/ });
  assert.deepEqual(await post("/x", "t", {}, answers(204, "")), {});
});
