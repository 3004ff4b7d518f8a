// How loud a microphone is, 0 to 1: so that an agent sees at a glance whether they are heard.

/// What counts as full, in decibels below full scale; most voices stay between these.
const quietDb = -60;
const loudDb = -12;

/// The loudness of a block of samples (floats of -1 to 1) on the meter's scale.
export function levelOf(samples) {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const db = 10 * Math.log10(energy + 1e-12);
  return Math.min(1, Math.max(0, (db - quietDb) / (loudDb - quietDb)));
}

export class LevelMeter {
  #context = new AudioContext();
  #analyser = new AnalyserNode(this.#context, { fftSize: 1024 });
  #samples = new Float32Array(1024);

  constructor(stream) {
    this.stream = stream;
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  read() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }

  close() {
    this.#context.close();
  }
}
