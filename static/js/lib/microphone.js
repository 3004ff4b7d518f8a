// Asking for the microphone, and saying what to do when there is none. Without it a call is not taken.

const wishes = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } };

const blocked = "Microphone access blocked - the caller will not hear you.";

const sentences = {
  NotAllowedError: `${blocked} Click the icon left of the address, allow the microphone, then press Join call again.`,
  NotFoundError: "No microphone found - the caller will not hear you. Plug one in, then press Join call again.",
  NotReadableError: "Another program holds the microphone. Close it there, then press Join call again.",
  insecure: `${blocked} Browsers give it only to pages opened with https:// (or on localhost).`,
};

/// What kept us from the microphone; `message` is a sentence for the agent.
export class MicrophoneRefused extends Error {
  constructor(name) {
    super(sentences[name] ?? sentences.NotReadableError);
    this.name = "MicrophoneRefused";
  }
}

/// A stream with one audio track. Throws MicrophoneRefused.
export async function openMicrophone(devices = globalThis.navigator.mediaDevices) {
  if (!devices) throw new MicrophoneRefused("insecure");
  try {
    return await devices.getUserMedia(wishes);
  } catch (error) {
    const isBlocked = error.name === "NotAllowedError" || error.name === "SecurityError";
    throw new MicrophoneRefused(isBlocked ? "NotAllowedError" : error.name);
  }
}
