import { drawCharts, extendCharts } from "./charts";
import { Live } from "./connection";
import { tick } from "./format";
import { drawLanes, extendLanes } from "./lanes";
import { readJson } from "./texts";
import type { ResidentData } from "./residentData";

const data = readJson<ResidentData>("resident-data");
// The tables stay for who reads rather than looks; with pictures on screen they may fold.
document.querySelectorAll<HTMLDetailsElement>("details[data-folds]").forEach(details => { details.open = false; });
drawLanes(data);
drawCharts(data);
tick();
new Live({
  snapshot: (_team, tiles) => extend(tiles),
  changes: tiles => extend(tiles),
  removed: () => location.reload(),
});

function extend(tiles: Parameters<typeof extendLanes>[0][]): void {
  for (const tile of tiles.filter(t => t.home === data.home)) {
    extendLanes(tile);
    extendCharts(tile);
  }
}
