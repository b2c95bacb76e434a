/** While a part of the page says that it is live, the page is read again each second and what changed is put in its place, so that nobody has to touch anything. A query asks for less than the page. */
export function whileLive(id: string, isBusy: (part: HTMLElement) => boolean, put: (part: HTMLElement, fresh: HTMLElement) => void, query = ""): void {
  const part = document.getElementById(id)!;

  async function look(): Promise<void> {
    if (part.dataset["live"] !== "yes" || document.hidden || isBusy(part)) return;
    const answer = await fetch(location.pathname + query, { headers: { Accept: "text/html" } });
    // What the server lacks for a moment is asked again.
    if (answer.status >= 500) return;
    if (!answer.ok || answer.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
    if (!fresh) return location.reload();
    part.dataset["live"] = fresh.dataset["live"];
    put(part, fresh);
    // What is told to those who listen is changed in its place, and only when it says something else.
    const status = part.querySelector(":scope > p[role=status]");
    const told = fresh.querySelector(":scope > p[role=status]");
    if (status && told && status.textContent !== told.textContent) status.textContent = told.textContent;
  }

  // One question at a time; a link that fails for a moment is asked again.
  const again = (): void => void setTimeout(() => void look().catch(() => undefined).finally(again), 1000);
  again();
}
