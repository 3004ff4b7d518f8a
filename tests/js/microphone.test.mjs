import assert from "node:assert/strict";
import { test } from "node:test";
import { MicrophoneRefused, openMicrophone } from "../../static/js/lib/microphone.js";

const failing = (name) => ({ getUserMedia: async () => Promise.reject(Object.assign(new Error(), { name })) });

test("every refusal says what to do", async () => {
  const table = [
    [failing("NotAllowedError"), /Microphone access blocked - the caller will not hear you.*press Join call again/],
    [failing("SecurityError"), /Microphone access blocked/],
    [failing("NotFoundError"), /No microphone found/],
    [failing("NotReadableError"), /Another program holds/],
    [failing("SomethingNew"), /Another program holds/],
    [null, /https/],
  ];
  for (const [devices, words] of table) {
    await assert.rejects(openMicrophone(devices), (error) => error instanceof MicrophoneRefused && words.test(error.message));
  }
});

test("asks for a voice, cleaned", async () => {
  let wishes;
  await openMicrophone({ getUserMedia: async (asked) => (wishes = asked) });
  assert.deepEqual(wishes.audio, { echoCancellation: true, noiseSuppression: true, autoGainControl: true });
});
