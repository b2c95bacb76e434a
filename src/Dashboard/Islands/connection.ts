import { HttpError, HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";
import { clock, now, setText, trustClock } from "./format";
import { fill, readJson, texts } from "./texts";
import type { Alert, CatchUp, Deltas, FeedNotice, JoinAnswer, Place, StepAnswer, Tile } from "./views";

export interface Listener {
  /** Everything of a team: what is not named is gone. */
  snapshot(team: string, tiles: Tile[], alerts: Alert[]): void;
  /** What changed; `fresh` is false for what happened while this page was away. */
  changes(tiles: Tile[], alerts: Alert[], fresh: boolean): void;
  removed(team: string): void;
}

const silenceLimit = 8_000;
const waits = [250, 500, 1_000, 2_000, 3_000];

/** The page's one live connection: resumes by number, and says in words at once when the page is not up to date. */
export class Live {
  private readonly places = new Map<string, Place>();
  private readonly behind = new Map<string, number>();
  private readonly early: Deltas[] = [];
  private hub: HubConnection | null = null;
  private joined = false;
  private wake: () => void = () => {};

  constructor(private readonly listener: Listener) {
    for (const place of readJson<Place[]>("places") ?? []) this.places.set(place.team, place);
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.wake(); });
    void this.run();
  }

  async acknowledge(alert: string): Promise<StepAnswer | null> {
    if (!this.hub || !this.joined) return null;
    try {
      return await this.hub.invoke<StepAnswer>("Acknowledge", alert);
    } catch {
      return null;
    }
  }

  private async run(): Promise<void> {
    let failures = 0;
    let lostAt: number | null = null;
    for (;;) {
      const hub = new HubConnectionBuilder().withUrl("/hub").configureLogging(LogLevel.None).build();
      hub.serverTimeoutInMilliseconds = silenceLimit;
      hub.keepAliveIntervalInMilliseconds = 3_000;
      const closed = new Promise<void>(resolve => hub.onclose(() => resolve()));
      hub.on("Changed", (batch: Deltas) => this.take(batch));
      hub.on("Snapshot", (whole: CatchUp) => this.catchUp(whole));
      hub.on("StateChanged", (notice: FeedNotice) => this.note(notice.team, notice.state === "live" ? null : notice.since));
      hub.on("Removed", (team: string) => this.remove(team));
      this.hub = hub;
      try {
        await hub.start();
        await this.join();
        failures = 0;
        lostAt = null;
        this.show();
        await closed;
      } catch (error) {
        await hub.stop();
        if (error instanceof HttpError && (error.statusCode === 401 || error.statusCode === 403)) {
          this.say("ended", texts.signedOut);
          return;
        }
      }
      this.joined = false;
      lostAt ??= now();
      this.say("lost", fill(texts.connectionLost, clock(lostAt)));
      await this.pause(waits[Math.min(failures++, waits.length - 1)] ?? 3_000);
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
  }

  private async join(): Promise<void> {
    this.joined = false;
    this.early.length = 0;
    const answer = await this.hub!.invoke<JoinAnswer>("Join", [...this.places.values()]);
    trustClock(answer.now);
    for (const part of answer.teams) {
      if (part.allowed) this.catchUp(part);
      else this.remove(part.team);
    }
    this.joined = true;
    this.early.splice(0).forEach(batch => this.take(batch));
  }

  private catchUp(part: CatchUp): void {
    this.places.set(part.team, { team: part.team, epoch: part.epoch, number: part.number });
    if (part.isSnapshot) this.listener.snapshot(part.team, part.tiles, part.alerts);
    else this.listener.changes(part.tiles, part.alerts, false);
    this.note(part.team, part.state === "live" ? null : part.since);
  }

  private take(batch: Deltas): void {
    const place = this.places.get(batch.team);
    if (!place) return;
    if (!this.joined) {
      this.early.push(batch);
      return;
    }
    if (batch.epoch === place.epoch && batch.number <= place.number) return;
    if (batch.epoch !== place.epoch || batch.after > place.number) {
      // A hole: ask for what is missing. The connection's loop takes over when that fails.
      this.early.push(batch);
      void this.join().catch(() => this.hub?.stop());
      return;
    }
    place.number = batch.number;
    trustClock(batch.now);
    this.listener.changes(batch.tiles, batch.alerts, true);
  }

  private remove(team: string): void {
    this.places.delete(team);
    this.behind.delete(team);
    this.listener.removed(team);
    this.show();
  }

  private note(team: string, since: number | null): void {
    if (since === null) this.behind.delete(team);
    else this.behind.set(team, since);
    this.show();
  }

  private show(): void {
    if (this.places.size === 0) this.say("ended", texts.accessEnded);
    else if (this.behind.size > 0) this.say("behind", fill(texts.catchingUp, clock(Math.min(...this.behind.values()))));
    else this.say("live", texts.live);
  }

  private say(state: string, words: string): void {
    document.documentElement.dataset["live"] = state;
    setText(document.getElementById("live-words"), words);
  }
}
