import { announce, newsOf, priorityWords, showCount, summaryOf, tell } from "./announce";
import { Live } from "./connection";
import { dateAndTime, setAge, setText, tick } from "./format";
import { shortcuts } from "./keys";
import { offerSound } from "./sound";
import { fill, readJson, texts } from "./texts";
import type { Alert } from "./views";

interface InboxData { alerts: Alert[]; live: boolean; replays: boolean; priority: string | null; home: string | null }

const list = document.getElementById("alerts")!;
const template = document.getElementById("alert-template") as HTMLTemplateElement;
const data = readJson<InboxData>("inbox-data");
const alerts = new Map<string, Alert>();
const order = ["high", "medium", "low", "technical"];
const rank = (alert: Alert): number => (alert.state === "raised" ? 0 : alert.state === "acknowledged" ? 10 : 20) + order.indexOf(alert.priority);
const compare = (a: Alert, b: Alert): number => rank(a) - rank(b) || b.raisedAt - a.raisedAt || (a.id < b.id ? -1 : 1);
const field = (item: Element, name: string): HTMLElement | null => item.querySelector<HTMLElement>(`[data-field="${name}"]`);
const itemOf = (id: string): HTMLElement | null => list.querySelector<HTMLElement>(`[data-alert="${CSS.escape(id)}"]`);
const wanted = (alert: Alert): boolean =>
  (alert.mode !== "replay" || data.replays) && (!data.priority || alert.priority === data.priority) && (!data.home || alert.home === data.home);

function fillItem(item: HTMLElement, alert: Alert): void {
  item.dataset["alert"] = alert.id;
  item.dataset["state"] = alert.state;
  item.dataset["priority"] = alert.priority;
  const mark = field(item, "mark");
  if (mark) mark.dataset["priority"] = alert.priority;
  setText(field(item, "priority"), priorityWords[alert.priority]);
  const link = item.querySelector<HTMLAnchorElement>("a[data-field=summary]")!;
  setText(link, summaryOf(alert));
  link.href = `/alerts/${alert.id}`;
  setText(field(item, "who"), alert.person ? `${alert.person}, ${alert.label}` : alert.label);
  setText(field(item, "raised-at"), dateAndTime(alert.raisedAt, alert.timeZone));
  setAge(field(item, "age"), alert.mode === "replay" ? null : alert.raisedAt, "");
  setText(field(item, "state"), alert.state === "raised" ? texts.stateRaised
    : alert.state === "resolved" ? texts.stateResolved
    : alert.acknowledgedBy ? fill(texts.stateAcknowledgedBy, alert.acknowledgedBy) : texts.stateAcknowledged);
  const mode = field(item, "mode");
  if (mode) mode.dataset["mode"] = alert.mode;
  const form = item.querySelector("form");
  if (form) {
    form.action = `/alerts/${alert.id}/acknowledge`;
    form.hidden = alert.state !== "raised";
  }
}

/** Puts an alert at its place; the one in hand keeps the focus. */
function put(alert: Alert): void {
  const focused = document.activeElement as HTMLElement | null;
  const item = itemOf(alert.id) ?? (template.content.firstElementChild!.cloneNode(true) as HTMLElement);
  fillItem(item, alert);
  const next = [...list.children].find(other => other !== item && compare(alert, alerts.get((other as HTMLElement).dataset["alert"]!) ?? alert) < 0) ?? null;
  if (item.parentElement !== list || item.nextElementSibling !== next) list.insertBefore(item, next);
  if (focused && item.contains(focused) && document.activeElement !== focused) focused.focus();
}

function take(changed: Alert[], fresh: boolean): void {
  for (const alert of changed.filter(wanted)) {
    const news = newsOf(alerts.get(alert.id), alert);
    if (alert.state === "resolved") {
      const item = itemOf(alert.id);
      if (item?.contains(document.activeElement)) move(1);
      item?.remove();
      alerts.delete(alert.id);
    } else {
      alerts.set(alert.id, alert);
      put(alert);
    }
    if (fresh) tell(alert, news);
  }
  document.getElementById("alerts-empty")!.hidden = alerts.size > 0;
  showCount([...alerts.values()].filter(alert => alert.state === "raised").length);
}

function drop(team: string, keep: Set<string>): void {
  for (const alert of [...alerts.values()].filter(a => a.team === team && !keep.has(a.id))) {
    alerts.delete(alert.id);
    itemOf(alert.id)?.remove();
  }
}

const links = (): HTMLAnchorElement[] => [...list.querySelectorAll<HTMLAnchorElement>("a[data-field=summary]")];
const current = (): number => links().findIndex(link => link.closest("[data-alert]")?.contains(document.activeElement));
function move(step: number): void {
  const all = links();
  all[Math.max(0, Math.min(all.length - 1, current() + step))]?.focus();
}

async function acknowledge(item: HTMLElement): Promise<void> {
  const id = item.dataset["alert"]!;
  if (item.dataset["state"] !== "raised") return;
  const answer = await live.acknowledge(id);
  if (answer === null) item.querySelector("form")?.submit();
  else if (answer.done) announce(texts.acknowledged);
  else announce(answer.refusal ? fill(texts.refused, answer.refusal) : texts.failed, true);
}

for (const alert of data.alerts) alerts.set(alert.id, alert);
tick();
offerSound();
list.addEventListener("submit", event => {
  const item = (event.target as HTMLElement).closest<HTMLElement>("[data-alert]");
  if (!item) return;
  event.preventDefault();
  item.querySelector<HTMLElement>("a[data-field=summary]")?.focus();
  void acknowledge(item);
});
const live = new Live({
  snapshot(team, _tiles, open) {
    if (!data.live) return;
    drop(team, new Set(open.map(alert => alert.id)));
    take(open, true);
  },
  changes: (_tiles, changed) => { if (data.live) take(changed, true); },
  removed: team => drop(team, new Set()),
});
shortcuts({
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
  a: () => { const item = document.activeElement?.closest<HTMLElement>("[data-alert]"); if (item) void acknowledge(item); },
});
