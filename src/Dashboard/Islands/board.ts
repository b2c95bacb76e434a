import { newsOf, showCount, tell } from "./announce";
import { Live } from "./connection";
import { tick } from "./format";
import { offerSound } from "./sound";
import { need, showAlerts, showTile } from "./tile";
import { language, readJson } from "./texts";
import type { Alert, Tile } from "./views";

interface BoardData { tiles: Tile[]; alerts: Alert[]; replays: boolean }

const grid = document.getElementById("board")!;
const template = document.getElementById("card-template") as HTMLTemplateElement;
const data = readJson<BoardData>("board-data");
const tiles = new Map<string, Tile>();
const alerts = new Map<string, Alert>();
const cards = new Map<string, HTMLElement>();
const dirty = new Set<string>();
let painting = false;

const shown = (mode: Tile["mode"]): boolean => mode !== "replay" || data.replays;
const alertsOf = (home: string): Alert[] => [...alerts.values()].filter(alert => alert.home === home);

function touch(home: string): void {
  dirty.add(home);
  if (painting) return;
  painting = true;
  requestAnimationFrame(paint);
}

/** One pass a frame over what changed. A card moves only when its need does, so the eye finds a home where it was. */
function paint(): void {
  painting = false;
  let moved = false;
  for (const home of dirty) {
    const tile = tiles.get(home);
    if (!tile) {
      cards.get(home)?.remove();
      cards.delete(home);
      continue;
    }
    let card = cards.get(home);
    if (!card) {
      card = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
      cards.set(home, card);
      grid.append(card);
    }
    const own = alertsOf(home);
    showTile(card, tile);
    showAlerts(card, own);
    const rank = String(need(tile, own));
    if (card.dataset["rank"] !== rank) {
      card.dataset["rank"] = rank;
      moved = true;
    }
  }
  dirty.clear();
  if (moved) sort();
  document.getElementById("board-empty")!.hidden = cards.size > 0;
  showCount([...alerts.values()].filter(alert => alert.state === "raised" && shown(alert.mode)).length);
}

function sort(): void {
  const focused = document.activeElement as HTMLElement | null;
  const wanted = [...cards.values()].sort((a, b) =>
    Number(a.dataset["rank"]) - Number(b.dataset["rank"]) || tiles.get(a.dataset["home"]!)!.label.localeCompare(tiles.get(b.dataset["home"]!)!.label, language, { numeric: true }));
  wanted.forEach((card, index) => { if (grid.children[index] !== card) grid.insertBefore(card, grid.children[index] ?? null); });
  if (focused && grid.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true });
}

function take(changed: Tile[], raised: Alert[], fresh: boolean): void {
  for (const tile of changed) {
    if (!shown(tile.mode)) continue;
    tiles.set(tile.home, tile);
    touch(tile.home);
  }
  for (const alert of raised) {
    if (!shown(alert.mode)) continue;
    const news = newsOf(alerts.get(alert.id), alert);
    if (alert.state === "resolved") alerts.delete(alert.id);
    else alerts.set(alert.id, alert);
    touch(alert.home);
    if (fresh) tell(alert, news);
  }
}

function forget(team: string): void {
  for (const tile of [...tiles.values()].filter(t => t.team === team)) {
    tiles.delete(tile.home);
    touch(tile.home);
  }
  for (const alert of [...alerts.values()].filter(a => a.team === team)) alerts.delete(alert.id);
}

grid.querySelectorAll<HTMLElement>("[data-home]").forEach(card => cards.set(card.dataset["home"]!, card));
take(data.tiles, data.alerts, false);
tick();
offerSound();
new Live({
  snapshot(team, all, open) {
    const known = new Map(alerts);
    forget(team);
    take(all, open, false);
    // What was raised, or has become of it, while the page was away is new to whoever stands before it.
    for (const alert of open) if (shown(alert.mode)) tell(alert, newsOf(known.get(alert.id), alert));
  },
  changes: (changed, raised) => take(changed, raised, true),
  removed: forget,
});
