// The practice phone's page: wires the keys, the customer and the thread to the call in hand. Tests wait on the phone's data-state
// (idle, calling, ringing, in_call, ended), data-end, data-packets and data-early-packets.
import { RingTone } from "../lib/ring_tone.js";
import { minutes, statusWords } from "./call_words.js";
import { CustomerCall } from "./customer_call.js";
import { Line } from "./line.js";
import { Server } from "./server.js";
import { Thread } from "./thread.js";

const customerKey = "belfry-practice-customer";
const clockMs = 250;

const phone = document.querySelector('[data-part="phone"]');
const roles = Object.fromEntries([...phone.querySelectorAll("[data-role]")].map((element) => [element.dataset.role, element]));
const server = new Server(phone.dataset.base, phone.dataset.csrf);
const thread = new Thread(server, roles.messages);
const ringback = new RingTone();

let call = null;
let customer = JSON.parse(sessionStorage.getItem(customerKey) ?? "null") ?? typedCustomer();

function typedCustomer() {
  return { number: roles.number.value.trim(), name: roles.name.value.trim() };
}

function say(problem) {
  roles.problem.textContent = problem;
  roles.problem.hidden = !problem;
}

async function playRingback() {
  const isRinging = () => call?.state === "ringing";
  if (isRinging() && (await ringback.isAllowed()) && isRinging()) ringback.start();
  else if (!isRinging()) ringback.stop();
}

function show() {
  const state = call?.state ?? "idle";
  const isOpen = state !== "idle" && state !== "ended";
  if (phone.dataset.state !== state) playRingback();
  phone.dataset.state = state;
  phone.dataset.end = call?.end ?? "none";
  phone.dataset.packets = call?.packets ?? 0;
  phone.dataset.earlyPackets = call?.earlyPackets ?? 0;
  roles.status.textContent = statusWords(call ?? { state });
  roles.call.hidden = isOpen;
  roles["hang-up"].hidden = !isOpen;
  roles.mute.hidden = state !== "in_call";
  roles.mute.ariaPressed = String(call?.isMuted ?? false);
  roles["mute-word"].textContent = call?.isMuted ? "Unmute" : "Mute";
  roles.self.inert = isOpen;
  if (isOpen) roles.self.open = false;
  showTime();
}

function showTime() {
  const isTalking = call?.state === "in_call";
  roles.timer.hidden = !isTalking;
  if (isTalking) roles.timer.textContent = minutes(call.seconds);
}

async function startCall() {
  say("");
  const started = new CustomerCall({
    server,
    line: new Line(roles.sound),
    now: () => performance.now(),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    changed: () => call === started && show(),
  });
  call = started;
  show();
  roles["hang-up"].focus();
  await started.run(customer);
  if (call !== started) return;
  say(started.problem);
  roles.call.focus();
}

async function useCustomer(chosen) {
  customer = chosen;
  roles["self-name"].textContent = chosen.name;
  roles["self-number"].textContent = chosen.number;
  roles.name.value = chosen.name;
  roles.number.value = chosen.number;
  const known = [...roles.customer.options].find((option) => option.value === chosen.number);
  roles.customer.value = known?.value ?? "";
  await thread.use(chosen);
  sessionStorage.setItem(customerKey, JSON.stringify(chosen));
}

roles.call.addEventListener("click", startCall);
roles["hang-up"].addEventListener("click", () => call.hangUp());
roles.mute.addEventListener("click", () => call.mute(!call.isMuted));

roles.customer.addEventListener("change", () => {
  const option = roles.customer.selectedOptions[0];
  roles.name.value = option.dataset.name ?? "";
  roles.number.value = option.value;
  if (!option.value) roles.name.focus();
});

roles["self-form"].addEventListener("submit", async (event) => {
  event.preventDefault();
  say("");
  try {
    await useCustomer(typedCustomer());
    roles.self.open = false;
  } catch (error) {
    say(error.message);
  }
});

roles.composer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = roles.message.value;
  if (!text.trim()) return;
  try {
    await thread.send(text);
    roles.message.value = "";
    say("");
  } catch (error) {
    say(error.message);
  }
});

addEventListener("pagehide", () => {
  if (call?.key && call.state !== "ended") server.hangUpLeaving(call.key);
});

setInterval(showTime, clockMs);
show();
useCustomer(customer).catch((error) => say(error.message));
thread.follow();
