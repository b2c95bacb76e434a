import { setText } from "./format";
import { texts } from "./texts";

let on = localStorage.getItem("shortcuts") !== "off";

/** Single-letter shortcuts (WCAG 2.1.4): they can be turned off in the help, and rest while somebody types. */
export function shortcuts(actions: Record<string, () => void>): void {
  const help = document.getElementById("help") as HTMLDialogElement | null;
  const toggle = document.getElementById("shortcuts-toggle");
  const show = (): void => {
    setText(document.getElementById("shortcuts-words"), on ? texts.shortcutsOn : texts.shortcutsOff);
    toggle?.setAttribute("aria-pressed", String(on));
  };
  const open = document.getElementById("help-open");
  if (open) open.hidden = false;
  open?.addEventListener("click", () => help?.showModal());
  toggle?.addEventListener("click", () => {
    on = !on;
    localStorage.setItem("shortcuts", on ? "on" : "off");
    show();
  });
  show();
  addEventListener("keydown", event => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open || target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?" && on) help?.showModal();
    else if (event.key.startsWith("Arrow") || on) actions[event.key]?.call(null);
    else return;
    if (actions[event.key] || event.key === "?") event.preventDefault();
  });
}
