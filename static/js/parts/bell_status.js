// Whether this browser can ring: the state of the event stream, in the rail. Comes anew with every page.

const words = {
  connecting: "Connecting",
  connected: "Connected",
  lost: "Connection lost, reconnecting",
  signed_out: "Signed out",
};

let shown = null;
let isListening = false;

function show(element, state) {
  element.dataset.state = state === "signed_out" ? "lost" : state;
  const text = element.querySelector('[data-role="text"]');
  if (text.textContent !== words[state]) text.textContent = words[state];
}

/// `desk`: { live }.
export function start(element, { live }) {
  shown = element;
  show(element, live.state);
  if (isListening) return;
  isListening = true;
  live.on("state", (state) => show(shown, state));
}
