// One WebRTC connection of this tab to the switchboard: the microphone out, the customer's voice in. The offer leaves at once,
// without waiting for candidates: the switchboard is ICE-lite and needs none of ours (RFC 8445 section 2.5).

/// ICE often heals a short disturbance by itself.
const disturbedMs = 3_000;

export class CallMedia {
  #peer;
  #audio;
  #changed;
  #sound = "waiting";
  #disturbed = null;
  #sender;

  /// `audio` plays the other side; `changed` is called when `sound` has changed.
  constructor(microphone, audio, changed, Peer = globalThis.RTCPeerConnection) {
    this.#audio = audio;
    this.#changed = changed;
    this.#peer = new Peer({ iceServers: [], bundlePolicy: "max-bundle" });
    this.#peer.addEventListener("connectionstatechange", () => this.#follow());
    this.#peer.addEventListener("track", (event) => this.#hear(event.track));
    this.#sender = this.#peer.addTrack(microphone.getAudioTracks()[0], microphone);
  }

  /// "waiting" until first connected, then "connected" or "lost". A lost connection is not used again: make another one.
  get sound() {
    return this.#sound;
  }

  async offer() {
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    return this.#peer.localDescription.sdp;
  }

  answer(sdp) {
    return this.#peer.setRemoteDescription({ type: "answer", sdp });
  }

  /// Another microphone on the same connection.
  useMicrophone(microphone) {
    return this.#sender.replaceTrack(microphone.getAudioTracks()[0]);
  }

  close() {
    clearTimeout(this.#disturbed);
    this.#changed = () => {};
    this.#peer.close();
    this.#audio.srcObject = null;
  }

  #hear(track) {
    this.#audio.srcObject = new MediaStream([track]);
    // A page that holds the microphone may play sound. Should the browser refuse all the same, the next click plays.
    this.#audio.play().catch(() => {
      document.addEventListener("click", () => this.#audio.play().catch(() => {}), { once: true });
    });
  }

  #follow() {
    clearTimeout(this.#disturbed);
    const state = this.#peer.connectionState;
    if (state === "connected") this.#enter("connected");
    if (state === "failed") this.#enter("lost");
    if (state === "disconnected") this.#disturbed = setTimeout(() => this.#enter("lost"), disturbedMs);
  }

  #enter(sound) {
    if (sound === this.#sound) return;
    this.#sound = sound;
    this.#changed();
  }
}
