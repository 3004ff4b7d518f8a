// Debian's Chromium with a fake microphone that plays one tone, and an ear on every sound that a page receives.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';
import { toneShare, writeTone } from './tones.mjs';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

/// `toneHz` is what this person says. `microphone: 'blocked'` refuses it as a person would. Fails the test on any script
/// error or broken content security policy through `problems`.
export async function openBrowser({ toneHz, microphone = 'allowed', viewport, colorScheme } = {}) {
  const args = ['--no-sandbox', '--use-fake-device-for-media-stream', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];
  if (toneHz) {
    const file = join(tmpdir(), `belfry-tone-${toneHz}.wav`);
    writeTone(file, toneHz);
    args.push(`--use-file-for-fake-audio-capture=${file}`);
  }
  if (microphone === 'allowed') args.push('--use-fake-ui-for-media-stream');
  else args.push('--deny-permission-prompts');
  const browser = await chromium.launch({ executablePath, args, headless: true });
  const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 800 }, colorScheme });
  const problems = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) problems.push(message.text());
    });
  });
  return { browser, context, problems, close: () => browser.close() };
}

/// What the page's remote sound holds during `ms`: samples of the first <audio> element with a live stream.
export async function hear(page, ms = 1500) {
  return page.evaluate(async (length) => {
    const element = [...document.querySelectorAll('audio')].find((audio) => audio.srcObject?.getAudioTracks().length);
    if (!element) return { samples: [], rateHz: 48000 };
    const audio = new AudioContext();
    await audio.resume();
    const analyser = new AnalyserNode(audio, { fftSize: 2048 });
    audio.createMediaStreamSource(element.srcObject).connect(analyser);
    const samples = [];
    const block = new Float32Array(analyser.fftSize);
    const end = performance.now() + length;
    while (performance.now() < end) {
      await new Promise((next) => setTimeout(next, 1000 * analyser.fftSize / audio.sampleRate));
      analyser.getFloatTimeDomainData(block);
      samples.push(...block);
    }
    await audio.close();
    return { samples, rateHz: audio.sampleRate };
  }, ms);
}

/// Listens until the tone stands out (or is gone, with `wanted: false`), at most `limitMs`.
export async function hearsTone(page, frequencyHz, { wanted = true, limitMs = 15_000 } = {}) {
  const end = Date.now() + limitMs;
  let share = 0;
  do {
    const heard = await hear(page, 1200);
    share = toneShare(heard.samples, frequencyHz, heard.rateHz);
    if (wanted ? share > 0.5 : share < 0.05) return true;
  } while (Date.now() < end);
  return false;
}
