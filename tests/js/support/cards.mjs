// Call cards as the bell sends them.
export const me = "01me";
export const priya = { id: me, name: "Priya Nair" };
export const tom = { id: "01tom", name: "Tom Okafor" };

export function card(changes = {}) {
  return {
    id: "01call",
    state: "ringing",
    outcome: null,
    outcome_text: "Incoming call",
    direction: "inbound",
    contact: { id: "01contact", name: "Dana Field", number: "+447700900123" },
    number: { id: "01number", label: "Northgate Support", display: "+44 20 7946 0101" },
    conversation_id: "01conversation",
    agent: null,
    rejected: false,
    started_at: 1_000_000_000,
    ring_until: 1_045_000_000,
    answered_at: null,
    ended_at: null,
    failure_text: "",
    notice: "",
    sound: "waiting",
    ...changes,
  };
}

export const answering = (agent = priya) => card({ state: "answering", agent });
export const talking = (agent = priya, changes = {}) =>
  card({ state: "live", agent, answered_at: 1_010_000_000, sound: "connected", ...changes });
export const over = (outcome_text, changes = {}) => card({ state: "ended", outcome_text, ended_at: 1_052_000_000, ...changes });
