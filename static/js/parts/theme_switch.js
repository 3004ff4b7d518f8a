// Light, dark, or as the system says. Kept in a cookie, so that the server writes data-theme and no page flashes.

const months = 12;

function chosen() {
  return document.documentElement.dataset.theme ?? "";
}

function keep(theme) {
  const path = `${document.body.dataset.base}/`;
  const age = theme ? months * 30 * 24 * 60 * 60 : 0;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${theme}; Path=${path}; Max-Age=${age}; SameSite=Lax${secure}`;
}

function show(buttons) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen()));
}

export function start(group) {
  const buttons = group.querySelectorAll("[data-theme-choice]");
  group.hidden = false;
  show(buttons);
  if (group.dataset.started) return;
  group.dataset.started = "yes";
  group.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    document.documentElement.dataset.theme = button.dataset.themeChoice;
    keep(button.dataset.themeChoice);
    show(buttons);
  });
}
