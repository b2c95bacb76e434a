import { priorityWords, summaryOf } from "./announce";
import { dateAndTime, number, percent, setAge, setText } from "./format";
import { fill, texts } from "./texts";
import type { Alert, Priority, Tile, Vital } from "./views";

const rooms: Record<string, string> = {
  other: texts.roomOther, bedroom: texts.roomBedroom, bathroom: texts.roomBathroom, kitchen: texts.roomKitchen,
  living: texts.roomLiving, hall: texts.roomHall, entrance: texts.roomEntrance,
};
const slots: Record<Vital["slot"], string> = {
  pulse: texts.slotPulse, oxygen: texts.slotOxygen, pressure: texts.slotPressure, temperature: texts.slotTemperature, respiration: texts.slotRespiration,
};
const urgency: Priority[] = ["high", "medium", "low", "technical"];

/** Raised alerts first, the most urgent on top: as `NeedOrder` on the server. */
export function mostUrgent(alerts: Alert[]): Alert | undefined {
  const rank = (a: Alert): number => (a.state === "raised" ? 0 : 10) + urgency.indexOf(a.priority);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || b.raisedAt - a.raisedAt || a.id.localeCompare(b.id))[0];
}

/** How much a home needs somebody, lowest first: as `NeedOrder` on the server. */
export function need(tile: Tile, alerts: Alert[]): number {
  const top = mostUrgent(alerts);
  if (top?.state === "raised") return urgency.indexOf(top.priority);
  if (tile.kitSilent) return urgency.indexOf("technical");
  return top ? urgency.length : urgency.length + 1;
}

const field = (card: HTMLElement, name: string): HTMLElement | null => card.querySelector<HTMLElement>(`[data-field="${name}"]`);

/** Brings a card to a tile; nodes that say the same stay untouched. The card's shape comes from `HomeCard.razor`. */
export function showTile(card: HTMLElement, tile: Tile): void {
  card.dataset["home"] = tile.home;
  card.dataset["team"] = tile.team;
  card.dataset["mode"] = tile.mode;
  card.dataset["silent"] = String(tile.kitSilent);
  const link = card.querySelector<HTMLAnchorElement>("[data-field=label]");
  setText(link, tile.label);
  if (link && link.getAttribute("href") !== tile.link) link.href = tile.link;
  setText(field(card, "people"), tile.people);
  const reference = tile.mode === "replay" ? tile.heardAt : null;
  setText(field(card, "room"), tile.movementRoom ? rooms[tile.movementRoom] ?? texts.roomOther : tile.movementAt === null ? texts.noMovement : "");
  setAge(field(card, "movement-age"), tile.movementAt, "", reference);
  setText(field(card, "heard-words"), tile.kitSilent ? texts.kitSilent : "");
  if (tile.mode === "replay" && tile.heardAt !== null) {
    setAge(field(card, "heard-age"), null, dateAndTime(tile.heardAt, tile.timeZone));
  } else {
    setAge(field(card, "heard-age"), tile.heardAt, texts.neverHeard);
  }
  setText(field(card, "completeness"), tile.completeness === null ? texts.noCompleteness : percent(tile.completeness));
  const list = field(card, "vitals");
  if (list) showVitals(list, tile, reference);
}

function showVitals(list: HTMLElement, tile: Tile, reference: number | null): void {
  const template = document.getElementById("vital-template") as HTMLTemplateElement;
  while (list.children.length > tile.vitals.length) list.lastElementChild?.remove();
  while (list.children.length < tile.vitals.length) list.append(template.content.cloneNode(true));
  tile.vitals.forEach((vital, index) => {
    const item = list.children[index] as HTMLElement;
    const second = vital.second === null ? "" : `/${number(vital.second, vital.digits)}`;
    setText(field(item, "name"), slots[vital.slot] + (vital.person ? ` (${vital.person})` : ""));
    setText(field(item, "value"), number(vital.value, vital.digits) + second);
    setText(field(item, "unit"), vital.unit);
    setAge(field(item, "age"), vital.measuredAt, "", reference);
  });
}

/** The card's badge: shape and word before colour. */
export function showAlerts(card: HTMLElement, alerts: Alert[]): void {
  const badge = field(card, "alert");
  if (!badge) return;
  const top = mostUrgent(alerts);
  badge.hidden = !top;
  card.dataset["need"] = top?.state === "raised" ? top.priority : top ? "taken" : "none";
  if (!top) return;
  const mark = field(badge, "mark");
  if (mark && mark.dataset["priority"] !== top.priority) mark.dataset["priority"] = top.priority;
  setText(field(badge, "priority"), priorityWords[top.priority]);
  setText(field(badge, "state"), top.state === "raised" ? texts.stateRaised : texts.stateAcknowledged);
  const link = badge.querySelector<HTMLAnchorElement>("[data-field=summary]");
  setText(link, summaryOf(top));
  if (link && link.getAttribute("href") !== `/alerts/${top.id}`) link.href = `/alerts/${top.id}`;
  setText(field(badge, "more"), alerts.length > 1 ? fill(texts.openAlerts, alerts.length) : texts.openAlert);
}
