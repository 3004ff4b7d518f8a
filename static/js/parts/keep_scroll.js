// A pane that stays where it was scrolled to when the next page brings it again, known by its id.

const places = new Map();

export function start(pane) {
  if (places.has(pane.id)) pane.scrollTop = places.get(pane.id);
  else pane.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (pane.dataset.kept) return;
  pane.dataset.kept = "yes";
  pane.addEventListener("scroll", () => places.set(pane.id, pane.scrollTop), { passive: true });
}
