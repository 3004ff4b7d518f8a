// Which card to show for a call, given who looks, what this tab has to do with the call, and the time: the whole decision in one
// pure function. The DOM follows it (parts/call_card.js), the desk keeps what it needs to know (parts/call_desk.js).
//
// What this tab has to do with a call ("here"):
//   seat       undefined, or what lib/call_seat.js says: { phase, muted, trouble }
//   ending     End call was pressed
//   wasShown   the call had a card here when it ended
//   taken      this tab pressed Join and a colleague was faster: the server's sentence
//   isDismissed
//   note       { text, tone } of this tab, or undefined

/// How long a ring card outlives the call's own end of ringing: news of that may be late, a card without news may not stay.
const ringGraceMs = 15_000;

const noButtons = { join: false, reject: false, dismiss: false, mute: false, hangUp: false };

/// Nothing when the call has no card here. Else { state, status, timer, sound, notice, buttons }: `state` is "ringing",
/// "joining", "live", "rejoin", "elsewhere" or "ended"; `sound` is "waiting", "connected" or "lost"; `timer` milliseconds or null.
export function cardView(call, here, { me, nowMs }) {
  const view = place(call, here, me, nowMs);
  if (!view) return null;
  const whole = { timer: null, sound: "waiting", ...view, buttons: { ...noButtons, ...view.buttons } };
  return { ...whole, notice: view.notice ?? noticeOf(call, here, whole) };
}

// This seat's own trouble, then this tab's note, then what the server has to say.
function noticeOf(call, here, view) {
  if (here.seat?.trouble) return { text: here.seat.trouble, tone: "bad" };
  if (here.seat && view.sound === "lost") return { text: "Sound lost, reconnecting", tone: "" };
  return here.note ?? { text: call.notice || call.failure_text || "", tone: "" };
}

function place(call, here, me, nowMs) {
  if (call.state === "ended") return here.wasShown ? ended(call) : null;
  if (here.taken) return answeredByAnother(call, here, me);
  if (call.agent && call.agent.id !== me) return null;
  if (here.seat || here.ending) return seated(call, here, nowMs);
  if (call.agent) return mine(call);
  if (call.rejected || here.isDismissed || isStale(call, nowMs)) return null;
  return { state: "ringing", status: "Incoming call", buttons: { join: true, reject: true, dismiss: true } };
}

function isStale(call, nowMs) {
  return call.ring_until !== null && nowMs > call.ring_until / 1000 + ringGraceMs;
}

function seated(call, here, nowMs) {
  const isLive = call.state === "live" || call.state === "held";
  const buttons = { mute: isLive && !here.ending, hangUp: true };
  const sound = here.seat ? soundOf(call, here.seat) : "waiting";
  if (here.ending) return { state: "joining", status: "Ending the call", sound, buttons };
  if (!isLive) return { state: "joining", status: "Connecting", sound, buttons };
  const timer = call.answered_at === null ? 0 : Math.max(0, nowMs - call.answered_at / 1000);
  return { state: "live", status: "Call in progress", timer, sound, buttons };
}

function soundOf(call, seat) {
  if (seat.phase === "lost" || call.sound === "lost") return "lost";
  return seat.phase === "connected" ? "connected" : "waiting";
}

// The call is this person's, and this tab has no part in it: another tab has, or the one that had it is gone.
function mine(call) {
  if (call.sound !== "lost") return { state: "elsewhere", status: "Being handled in another tab", sound: call.sound };
  return { state: "rejoin", status: "Your call has no sound", sound: "lost", buttons: { join: true, hangUp: true } };
}

function answeredByAnother(call, here, me) {
  const isNamed = call.agent && call.agent.id !== me;
  const status = isNamed ? `Answered by ${call.agent.name}` : here.taken;
  return { state: "ended", status, buttons: { dismiss: true }, notice: { text: "", tone: "calm" } };
}

// "Call ended, Handled by Priya Nair, 0:42": what happened, then the rest as a note.
function ended(call) {
  const [status, ...rest] = (call.outcome_text || "Call ended").split(", ");
  const text = [call.failure_text, rest.join(", ")].find((words) => words) ?? "";
  return { state: "ended", status, buttons: { dismiss: true }, notice: { text, tone: call.failure_text ? "bad" : "calm" } };
}

/// The name on the card; a caller may have neither name nor number.
export function callerName(call) {
  return call.contact?.name || call.contact?.number || "Unknown caller";
}

/// "0:42", "12:05", "1:02:03", as the server writes durations.
export function minutes(ms) {
  const seconds = Math.floor(ms / 1000);
  const tail = String(seconds % 60).padStart(2, "0");
  const all = Math.floor(seconds / 60);
  return all < 60 ? `${all}:${tail}` : `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}:${tail}`;
}
