import { fill, language, texts } from "./texts";
import { setText } from "./format";
import type { Alert, Priority } from "./views";

export const priorityWords: Record<Priority, string> = {
  high: texts.priorityHigh,
  medium: texts.priorityMedium,
  low: texts.priorityLow,
  technical: texts.priorityTechnical,
};

export const summaryOf = (alert: Alert): string => (language === "fr" ? alert.french : alert.english);

/** Speaks to screen readers: what is urgent interrupts, the rest waits its turn. */
export function announce(words: string, urgent = false): void {
  const region = document.getElementById(urgent ? "announce-urgent" : "announce-calm");
  if (!region) return;
  // The same words again are only read when the region was empty in between.
  region.textContent = "";
  requestAnimationFrame(() => setText(region, words));
}

export function announceAlert(alert: Alert): void {
  announce(fill(texts.newAlert, priorityWords[alert.priority], alert.person ?? alert.label, summaryOf(alert)), alert.priority === "high");
}

/** The number of raised alerts in the navigation and in the window's title. */
export function showCount(raised: number): void {
  const badge = document.getElementById("raised-count");
  if (badge) {
    badge.hidden = raised === 0;
    setText(badge, String(raised));
  }
  document.title = (raised > 0 ? `(${raised}) ` : "") + document.title.replace(/^\(\d+\) /, "");
}
