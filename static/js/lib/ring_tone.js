// The ring: two tones in the British rhythm, made by the browser itself and looped, so nothing is fetched while it rings.

const periodSeconds = 3;
/// Begin and end of each burst.
const bursts = [
  [0, 0.4],
  [0.6, 1.0],
];
const tonesHz = [400, 450];
const loudness = 0.12;
/// Without a ramp each burst would begin and end with a click.
const rampSeconds = 0.015;

/// One period of the ring at `rateHz`, as floats.
export function ringSamples(rateHz) {
  const samples = new Float32Array(Math.round(periodSeconds * rateHz));
  for (let i = 0; i < samples.length; i++) {
    const at = i / rateHz;
    const burst = bursts.find(([from, to]) => at >= from && at < to);
    if (!burst) continue;
    const ramp = Math.min(1, (at - burst[0]) / rampSeconds, (burst[1] - at) / rampSeconds);
    for (const tone of tonesHz) samples[i] += loudness * ramp * Math.sin(2 * Math.PI * tone * at);
  }
  return samples;
}

export class RingTone {
  #context = null;
  #source = null;

  /// True when this page may make a sound now. Browsers forbid it until somebody has clicked or typed in the page.
  async isAllowed() {
    this.#context ??= new AudioContext();
    // resume() waits for a click that may never come.
    await Promise.race([this.#context.resume(), new Promise((done) => setTimeout(done, 200))]);
    return this.#context.state === "running";
  }

  /// Only after isAllowed() said yes.
  start() {
    if (this.#source) return;
    const samples = ringSamples(this.#context.sampleRate);
    const buffer = this.#context.createBuffer(1, samples.length, this.#context.sampleRate);
    buffer.copyToChannel(samples, 0);
    this.#source = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
    this.#source.connect(this.#context.destination);
    this.#source.start();
  }

  stop() {
    this.#source?.stop();
    this.#source = null;
    this.#context?.suspend();
  }
}
