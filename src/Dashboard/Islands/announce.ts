import { fill, language, texts } from "./texts";
import { setText } from "./format";
import { play } from "./sound";
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

const urgency: Priority[] = ["high", "medium", "low", "technical"];

export type News = "none" | "new" | "rise" | "words";

/** What is new of an alert to whoever stands before the page: it is new itself, more urgent than before, or says in new words what has become of it. */
export function newsOf(known: Alert | undefined, alert: Alert): News {
  if (alert.state === "resolved" || (!known && alert.state !== "raised")) return "none";
  if (!known) return "new";
  if (urgency.indexOf(alert.priority) < urgency.indexOf(known.priority)) return "rise";
  return summaryOf(known) === summaryOf(alert) ? "none" : "words";
}

export function tell(alert: Alert, news: News): void {
  if (news === "none") return;
  announce(fill(news === "new" ? texts.newAlert : texts.alertNews, priorityWords[alert.priority], alert.person ?? alert.label, summaryOf(alert)), alert.priority === "high");
  if (news !== "words") play(alert.priority);
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
