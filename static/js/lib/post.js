// One action on the desk: a POST that answers JSON. What went wrong comes as a sentence to show.

/// Longer than the desk lets any action take.
const patienceMs = 15_000;

const unreachable = "The desk did not answer. Check the connection and try again.";

/// `status` is 0 when no answer came.
export class ActionRefused extends Error {
  constructor(status, name, text) {
    super(text || unreachable);
    this.status = status;
    this.code = name;
  }
}

/// The JSON of a 2xx answer. Throws ActionRefused.
export async function post(url, csrf, json = {}, fetch = globalThis.fetch) {
  let answer;
  try {
    answer = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRF-Token": csrf },
      body: JSON.stringify(json),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    throw new ActionRefused(0, "desk.unreachable", unreachable);
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ActionRefused(answer.status, body.error?.name ?? "desk.failed", body.error?.text);
  return body;
}
