import { announce, summaryOf } from "./announce";
import { Live } from "./connection";
import { tick } from "./format";
import { texts } from "./texts";
import type { Alert } from "./views";

const page = document.getElementById("alert")!;
const note = document.getElementById("note") as HTMLTextAreaElement | null;

/** Somebody else's step, or what has become of a suspicion: the page is read again, unless that would throw away a note being written. */
function look(changed: Alert[]): void {
  const mine = changed.find(alert => alert.id === page.dataset["alert"]);
  if (!mine || (mine.state === page.dataset["state"] && summaryOf(mine) === page.dataset["summary"])) return;
  page.dataset["state"] = mine.state;
  page.dataset["summary"] = summaryOf(mine);
  // Once a state and sentence: a live view that lags behind the journal must not make the page turn in circles.
  const seen = `${mine.id} ${mine.state} ${summaryOf(mine)}`;
  if (!note?.value && document.activeElement !== note) {
    if (sessionStorage.getItem("reloaded") === seen) return;
    sessionStorage.setItem("reloaded", seen);
    location.reload();
    return;
  }
  document.getElementById("alert-changed")!.hidden = false;
  announce(texts.alertChanged);
}

tick();
new Live({
  snapshot: (_team, _tiles, open) => look(open),
  changes: (_tiles, changed) => look(changed),
  removed: () => location.reload(),
});
