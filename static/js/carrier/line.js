// The phone's sound: the microphone, one WebRTC connection to whoever answers, and what arrives on it. Nothing arrives later by
// signalling, so the offer waits for its candidates. The browser's WebRTC is an implementation that is not Belfry's own.

const gatheringMs = 1_000;

const noMicrophone = {
  NotFoundError: "No microphone found. Plug one in, then call again.",
  NotReadableError: "Another program holds the microphone. Close it there, then call again.",
};
const blocked = "A call needs the microphone. Allow it beside the address, then call again.";
const insecure = "Browsers give the microphone only to pages opened with https:// (or on localhost).";

async function openMicrophone() {
  if (!navigator.mediaDevices) throw new Error(insecure);
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    throw new Error(noMicrophone[error.name] ?? blocked);
  }
}

function gathered(peer) {
  return new Promise((done) => {
    const limit = setTimeout(done, gatheringMs);
    const look = () => {
      if (peer.iceGatheringState !== "complete") return;
      clearTimeout(limit);
      done();
    };
    peer.addEventListener("icegatheringstatechange", look);
    look();
  });
}

export class Line {
  #audio;
  #microphone = null;
  #peer = null;
  #remote = new MediaStream();
  #isClosed = false;

  /// `audio` is the element that plays the business, once the sound is let in.
  constructor(audio) {
    this.#audio = audio;
  }

  /// The offer, with its candidates; "" when the line was closed meanwhile. Throws an Error whose message is for people when
  /// there is no microphone.
  async open() {
    this.#microphone = await openMicrophone();
    if (this.#isClosed) {
      this.#stopMicrophone();
      return "";
    }
    this.#peer = new RTCPeerConnection({ iceServers: [] });
    this.#peer.addEventListener("track", ({ track }) => this.#remote.addTrack(track));
    for (const track of this.#microphone.getAudioTracks()) this.#peer.addTrack(track, this.#microphone);
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    await gathered(this.#peer);
    return this.#peer.localDescription.sdp;
  }

  answer(sdp) {
    return this.#peer.setRemoteDescription({ type: "answer", sdp });
  }

  /// From here on the business is heard. A phone keeps silent until the call is accepted.
  async letSoundIn() {
    if (this.#audio.srcObject) return;
    this.#audio.srcObject = this.#remote;
    await this.#audio.play().catch(() => {});
  }

  mute(isMuted) {
    for (const track of this.#microphone?.getAudioTracks() ?? []) track.enabled = !isMuted;
  }

  /// RTP packets received so far.
  async packets() {
    let packets = 0;
    const stats = this.#peer ? await this.#peer.getStats() : new Map();
    for (const row of stats.values()) {
      if (row.type === "inbound-rtp" && row.kind === "audio") packets += row.packetsReceived ?? 0;
    }
    return packets;
  }

  close() {
    this.#isClosed = true;
    this.#stopMicrophone();
    this.#peer?.close();
    this.#audio.srcObject = null;
  }

  #stopMicrophone() {
    for (const track of this.#microphone?.getTracks() ?? []) track.stop();
  }
}
