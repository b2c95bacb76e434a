/** While a step is under way the page reads itself again each second, so that nobody has to touch the phone. What is being typed stays. */
const page = document.getElementById("walk")!;

async function look(): Promise<void> {
  if (page.dataset["live"] !== "yes" || document.hidden) return;
  if (page.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement) return;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("walk");
  if (!fresh) return location.reload();
  page.dataset["live"] = fresh.dataset["live"];
  const known = page.querySelectorAll<HTMLElement>(".walk-step");
  const next = fresh.querySelectorAll<HTMLElement>(".walk-step");
  if (known.length !== next.length) return location.reload();
  // Only the steps that changed: focus and opened details of the others stay as they are.
  known.forEach((step, i) => {
    const other = next[i]!;
    if (step.innerHTML !== other.innerHTML && !step.querySelector("details[open]")) step.replaceWith(other);
  });
  const status = page.querySelector(":scope > p[role=status]");
  const told = fresh.querySelector(":scope > p[role=status]");
  if (status && told && status.textContent !== told.textContent) status.textContent = told.textContent;
}

// One question at a time; a link that fails for a moment is asked again.
const again = (): void => void setTimeout(() => void look().catch(() => undefined).finally(again), 1000);
again();
