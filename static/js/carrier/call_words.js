// What the phone says about a call: words for its states and its ends. Pure.

const stateWords = { idle: "Ready to call", calling: "Calling…", ringing: "Ringing…", in_call: "In call" };

const endWords = {
  customer_hung_up: "Call ended",
  business_hung_up: "Call ended",
  rejected: "Declined",
  not_answered: "Not answered",
  no_media: "Call ended: no sound arrived",
  phone_gone: "Call ended: this phone was away",
  line_lost: "Call ended: no connection to the carrier",
  cancelled: "Call not placed",
};

/// "0:42", "1:02:03".
export function minutes(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = Math.floor(whole / 60) % 60;
  const tail = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(rest).padStart(2, "0")}:${tail}` : `${rest}:${tail}`;
}

/// `call`: { state, end, durationSeconds }. An answered call ends with its length.
export function statusWords(call) {
  if (call.state !== "ended") return stateWords[call.state];
  const words = endWords[call.end] ?? "Call ended";
  return call.durationSeconds > 0 ? `${words}, ${minutes(call.durationSeconds)}` : words;
}
