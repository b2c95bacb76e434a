/** What the resident page carries for its pictures. Times are milliseconds since 1970 UTC; `ResidentView` on the server. */
export interface Lane {
  room: string;
  label: string;
  starts: number[];
}

export interface Chart {
  /** The quantity's code. */
  key: string;
  label: string;
  unit: string;
  digits: number;
  starts: number[];
  mean: number[];
  minimum: number[];
  maximum: number[];
}

export interface ResidentData {
  home: string;
  resident: string;
  timeZone: string;
  lanesFrom: number;
  lanesTo: number;
  laneBucket: number;
  lanes: Lane[];
  lanesUnheard: [number, number][];
  chartsFrom: number;
  chartsTo: number;
  chartBucket: number;
  charts: Chart[];
  chartsUnheard: [number, number][];
}
