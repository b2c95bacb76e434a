import { whileLive } from "./reread";

/** While a step is under way the page follows it. What is being typed stays. */
whileLive("walk", page => page.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement, (page, fresh) => {
  const known = page.querySelectorAll<HTMLElement>(".walk-step");
  const next = fresh.querySelectorAll<HTMLElement>(".walk-step");
  if (known.length !== next.length) return location.reload();
  // Only the steps that changed: focus and opened details of the others stay as they are.
  known.forEach((step, i) => {
    const other = next[i]!;
    if (step.innerHTML !== other.innerHTML && !step.querySelector("details[open]")) step.replaceWith(other);
  });
});
