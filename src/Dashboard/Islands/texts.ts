/** Texts of the islands, put into the page by the server in the page's language. The names are those of `IslandTexts` on the server. */
export interface Texts {
  live: string;
  connecting: string;
  catchingUp: string;
  connectionLost: string;
  signedOut: string;
  accessEnded: string;
  justNow: string;
  secondsAgo: string;
  minutesAgo: string;
  hoursAgo: string;
  daysAgo: string;
  never: string;
  noMovement: string;
  neverHeard: string;
  kitSilent: string;
  noCompleteness: string;
  completeness: string;
  priorityHigh: string;
  priorityMedium: string;
  priorityLow: string;
  priorityTechnical: string;
  stateRaised: string;
  stateAcknowledged: string;
  stateAcknowledgedBy: string;
  stateResolved: string;
  newAlert: string;
  alertNews: string;
  acknowledged: string;
  refused: string;
  failed: string;
  soundReady: string;
  soundBlocked: string;
  soundOff: string;
  shortcutsOn: string;
  shortcutsOff: string;
  alertChanged: string;
  openAlerts: string;
  openAlert: string;
  slotPulse: string;
  slotOxygen: string;
  slotPressure: string;
  slotTemperature: string;
  slotRespiration: string;
  roomOther: string;
  roomBedroom: string;
  roomBathroom: string;
  roomKitchen: string;
  roomLiving: string;
  roomHall: string;
  roomEntrance: string;
  time: string;
  mean: string;
  lowest: string;
  highest: string;
}

export const texts: Texts = readJson<Texts>("texts");
export const language: string = document.documentElement.lang || "fr";
/** For formats: days before months and hours to 24 in both languages, as the server writes them. */
export const locale: string = language === "fr" ? "fr-FR" : "en-GB";

/** A JSON data block of the page. */
export function readJson<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;
}

/** Puts values at the places {0}, {1}, … */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}
