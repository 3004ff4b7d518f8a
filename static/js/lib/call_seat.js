// This tab's seat in one call, from Join to the end: the microphone, the connection, and a new connection whenever the old one
// is lost, for as long as the call goes on. Who has the call is the server's word; this is only about its sound here.

const connectAgainMs = [500, 1_000, 2_000, 4_000];

const microphoneGone = "The microphone is gone - the caller does not hear you. Plug it in again.";

export class CallSeat {
  #deps;
  #microphone = null;
  #media = null;
  #muted = false;
  #left = false;
  #attempts = 0;
  #isConnectingAgain = false;

  /// "microphone" while asking for it, then "connecting", "connected" or "lost".
  phase = "microphone";
  /// A sentence about this seat's own trouble, or "".
  trouble = "";

  /// `deps`: ask(offer) gives the switchboard's answer or throws; openMicrophone(); makeMedia(microphone, changed);
  /// wait(ms); changed().
  constructor(deps) {
    this.#deps = deps;
  }

  get muted() {
    return this.#muted;
  }

  get microphone() {
    return this.#microphone;
  }

  /// Throws MicrophoneRefused before anything was asked of the server, or what `ask` throws; nothing stays open then. Left
  /// while the browser asks for the microphone, nothing is asked of the server at all.
  async take() {
    try {
      await this.#openMicrophone();
      if (!this.#left) await this.#connect();
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  mute(muted) {
    this.#muted = muted;
    for (const track of this.#microphone?.getAudioTracks() ?? []) track.enabled = !muted;
    this.#deps.changed();
  }

  /// The switchboard has lost us. The browser would notice too, but half a minute later.
  reconnect() {
    if (this.phase === "connected") this.#connectAgain();
  }

  leave() {
    this.#left = true;
    this.#media?.close();
    for (const track of this.#microphone?.getTracks() ?? []) track.stop();
  }

  async #openMicrophone() {
    const microphone = await this.#deps.openMicrophone();
    if (this.#left) return microphone.getTracks().forEach((track) => track.stop());
    this.#microphone = microphone;
    const [track] = microphone.getAudioTracks();
    track.enabled = !this.#muted;
    track.addEventListener("ended", () => this.#replaceMicrophone());
  }

  async #connect() {
    // A card that says "reconnecting" says so until it is true no more.
    if (this.phase !== "lost") this.#enter("connecting");
    this.#media?.close();
    const media = this.#deps.makeMedia(this.#microphone, () => this.#follow(media));
    this.#media = media;
    const answer = await this.#deps.ask(await media.offer());
    if (!this.#left && media === this.#media) await media.answer(answer);
  }

  #follow(media) {
    if (this.#left || media !== this.#media) return;
    if (media.sound === "connected") {
      this.#attempts = 0;
      this.#enter("connected");
    }
    if (media.sound === "lost") this.#connectAgain();
  }

  // Ends with the call: the desk leaves the seat when the server says that it is over or another's.
  async #connectAgain() {
    if (this.#isConnectingAgain) return;
    this.#isConnectingAgain = true;
    await this.#connectUntilAnswered();
    this.#isConnectingAgain = false;
  }

  async #connectUntilAnswered() {
    while (!this.#left) {
      this.#enter("lost");
      await this.#deps.wait(connectAgainMs[Math.min(this.#attempts++, connectAgainMs.length - 1)]);
      if (this.#left) return;
      try {
        await this.#connect();
        return;
      } catch {
        // The card says that the sound is lost; the next attempt may do better.
      }
    }
  }

  // Unplugged: whatever the system offers instead is taken, and until then the caller is still heard.
  async #replaceMicrophone() {
    while (!this.#left) {
      try {
        await this.#openMicrophone();
        await this.#media?.useMicrophone(this.#microphone);
        return this.#say("");
      } catch {
        this.#say(microphoneGone);
        await this.#deps.wait(2_000);
      }
    }
  }

  #say(trouble) {
    this.trouble = trouble;
    this.#deps.changed();
  }

  #enter(phase) {
    this.phase = phase;
    if (!this.#left) this.#deps.changed();
  }
}
