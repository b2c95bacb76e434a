/** What the hub sends. Times are milliseconds since 1970 UTC. The server's `Live` folder holds the same shapes. */
export type Priority = "high" | "medium" | "low" | "technical";
export type AlertState = "raised" | "acknowledged" | "resolved";
export type Mode = "live" | "demo" | "replay";

export interface Vital {
  slot: "pulse" | "oxygen" | "pressure" | "temperature" | "respiration";
  resident: string | null;
  person: string | null;
  value: number;
  second: number | null;
  digits: number;
  unit: string;
  measuredAt: number;
}

export interface Sample {
  quantity: string;
  sensor: string;
  resident: string | null;
  value: number;
  measuredAt: number;
}

export interface Tile {
  home: string;
  team: string;
  label: string;
  people: string;
  link: string;
  mode: Mode;
  timeZone: string;
  heardAt: number | null;
  kitSilent: boolean;
  movementRoom: string | null;
  movementAt: number | null;
  completeness: number | null;
  vitals: Vital[];
  samples: Sample[];
}

export interface Alert {
  id: string;
  home: string;
  team: string;
  label: string;
  person: string | null;
  priority: Priority;
  state: AlertState;
  rule: string;
  raisedAt: number;
  timeZone: string;
  french: string;
  english: string;
  acknowledgedBy: string | null;
  mode: Mode;
}

export type FeedState = "live" | "catching-up";

export interface CatchUp {
  team: string;
  allowed: boolean;
  state: FeedState;
  since: number | null;
  epoch: string;
  number: number;
  isSnapshot: boolean;
  tiles: Tile[];
  alerts: Alert[];
}

export interface JoinAnswer {
  now: number;
  teams: CatchUp[];
}

export interface Deltas {
  team: string;
  epoch: string;
  after: number;
  number: number;
  now: number;
  tiles: Tile[];
  alerts: Alert[];
}

export interface FeedNotice {
  team: string;
  state: FeedState;
  since: number | null;
}

export interface StepAnswer {
  done: boolean;
  refusal: string | null;
}

/** Where a page stands: the server rendered it at this number. */
export interface Place {
  team: string;
  epoch: string | null;
  number: number;
}
