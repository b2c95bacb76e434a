import { fill, locale, texts } from "./texts";

let ahead = 0;

/** The server's clock; ages must not depend on the clock of a wall tablet. */
export const now = (): number => Date.now() + ahead;
export function trustClock(serverNow: number): void {
  ahead = serverNow - Date.now();
}

/** As `Words.Age` on the server. */
export function age(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 5) return texts.justNow;
  if (seconds < 60) return fill(texts.secondsAgo, seconds);
  if (seconds < 3600) return fill(texts.minutesAgo, Math.floor(seconds / 60));
  if (seconds < 48 * 3600) return fill(texts.hoursAgo, Math.floor(seconds / 3600));
  return fill(texts.daysAgo, Math.floor(seconds / 86400));
}

export function number(value: number, digits: number): string {
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function percent(share: number): string {
  return fill(texts.completeness, Math.floor(share * 100));
}

export function clock(milliseconds: number, timeZone?: string): string {
  return new Date(milliseconds).toLocaleTimeString(locale, { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

export function dateAndTime(milliseconds: number, timeZone: string): string {
  return new Date(milliseconds).toLocaleString(locale, { timeZone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

/** Sets a text only when it differs: an untouched node costs no layout. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** A time that shows its age: what the ticker renews each second. A replayed time is held against the recording's own clock. */
export function setAge(element: HTMLElement | null, at: number | null, empty: string, reference: number | null = null): void {
  if (!element) return;
  if (at === null) {
    delete element.dataset["at"];
    setText(element, empty);
    return;
  }
  element.dataset["at"] = String(at);
  if (reference === null) delete element.dataset["reference"];
  else element.dataset["reference"] = String(reference);
  showAge(element);
}

function showAge(element: HTMLElement): void {
  const reference = element.dataset["reference"];
  setText(element, age((reference ? Number(reference) : now()) - Number(element.dataset["at"])));
}

export function tick(): void {
  const renew = (): void => document.querySelectorAll<HTMLElement>("[data-at]").forEach(showAge);
  renew();
  setInterval(renew, 1000);
}
