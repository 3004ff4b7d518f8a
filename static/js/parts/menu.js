// A <details> that closes like a menu: by Escape, which gives the focus back, and by a click elsewhere.

let open = null;

document.addEventListener("click", (event) => {
  if (open && !open.contains(event.target)) open.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !open?.open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

export function start(menu) {
  menu.addEventListener("toggle", () => {
    if (menu.open) open = menu;
    else if (open === menu) open = null;
  });
}
