// Dresses the browser's audio player: play and pause, a line to seek on, the time. Without scripts its own controls stay. One
// recording plays at a time. The element is permanent, so it is started once and plays on while pages change.

const started = new WeakSet();
let playing = null;

/// 62.4 gives "1:02".
function minutes(seconds) {
  const whole = Math.floor(Math.max(0, seconds));
  const tail = String(whole % 60).padStart(2, "0");
  const all = Math.floor(whole / 60);
  return all < 60 ? `${all}:${tail}` : `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}:${tail}`;
}

function lengthOf(audio, player) {
  return Number.isFinite(audio.duration) ? audio.duration : Number(player.dataset.seconds);
}

export function start(player) {
  if (started.has(player)) return;
  started.add(player);
  const [audio, play, seek, time] = ["audio", "[data-role=play]", "[data-role=seek]", "[data-role=time]"].map((part) =>
    player.querySelector(part),
  );
  audio.controls = false;
  for (const part of [play, seek, time]) part.hidden = false;

  const show = () => {
    const length = lengthOf(audio, player);
    const at = audio.currentTime;
    seek.max = length;
    seek.value = at;
    seek.style.setProperty("--done", `${length > 0 ? (100 * at) / length : 0}%`);
    seek.setAttribute("aria-valuetext", `${minutes(at)} / ${minutes(length)}`);
    time.textContent = at > 0 ? `${minutes(at)} / ${minutes(length)}` : minutes(length);
  };
  const showPlaying = () => {
    play.toggleAttribute("data-playing", !audio.paused);
    play.setAttribute("aria-label", `${audio.paused ? play.dataset.play : play.dataset.pause}: ${play.dataset.label}`);
  };

  play.addEventListener("click", () => (audio.paused ? audio.play() : audio.pause()));
  seek.addEventListener("input", () => {
    audio.currentTime = Number(seek.value);
    show();
  });
  audio.addEventListener("play", () => {
    if (playing && playing !== audio) playing.pause();
    playing = audio;
    showPlaying();
  });
  for (const name of ["pause", "ended"]) audio.addEventListener(name, showPlaying);
  for (const name of ["timeupdate", "durationchange", "seeked", "ended"]) audio.addEventListener(name, show);
  show();
}
