import { hatch, token, whenShown } from "./canvas";
import { locale } from "./texts";
import type { ResidentData } from "./residentData";
import type { Tile } from "./views";

const laneHeight = 34;
const axisHeight = 26;
let shown: ResidentData | null = null;
let canvas: HTMLCanvasElement | null = null;

/** One lane a room, 24 hours from left to right, on a canvas of its own. */
export function drawLanes(data: ResidentData): void {
  canvas = document.getElementById("lanes") as HTMLCanvasElement | null;
  if (!canvas) return;
  canvas.hidden = false;
  shown = data;
  whenShown(canvas.parentElement!, draw);
  draw();
}

/** Movement seen just now: a mark at the right edge, the window moves on. */
export function extendLanes(tile: Tile): void {
  if (!shown || tile.movementAt === null || tile.movementRoom === null) return;
  const bucket = Math.floor(tile.movementAt / shown.laneBucket) * shown.laneBucket;
  const lane = shown.lanes.find(candidate => candidate.room === tile.movementRoom);
  if (!lane || lane.starts.includes(bucket) || bucket < shown.lanesFrom) return;
  lane.starts.push(bucket);
  const beyond = bucket + shown.laneBucket - shown.lanesTo;
  if (beyond > 0) {
    shown.lanesFrom += beyond;
    shown.lanesTo += beyond;
  }
  draw();
}

function draw(): void {
  if (!canvas || !shown) return;
  const data = shown;
  const width = canvas.parentElement!.clientWidth;
  const height = data.lanes.length * laneHeight + axisHeight;
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  context.font = `14px ${token("--font")}`;
  const left = Math.min(150, Math.ceil(Math.max(...data.lanes.map(lane => context.measureText(lane.label).width))) + 14);
  const span = data.lanesTo - data.lanesFrom;
  const x = (at: number): number => left + ((at - data.lanesFrom) / span) * (width - left);

  data.lanes.forEach((_, row) => {
    context.fillStyle = token(row % 2 ? "--surface" : "--lane");
    context.fillRect(left, row * laneHeight, width - left, laneHeight);
  });
  for (const [from, to] of data.lanesUnheard) {
    const start = Math.max(left, x(from));
    hatch(context, start, 0, Math.min(width, x(to)) - start, data.lanes.length * laneHeight, 8);
  }
  context.textBaseline = "middle";
  data.lanes.forEach((lane, row) => {
    const middle = row * laneHeight + laneHeight / 2;
    context.fillStyle = token("--ink");
    context.fillText(lane.label, 0, middle, left - 8);
    context.fillStyle = token("--accent");
    const size = Math.max(2, x(data.lanesFrom + data.laneBucket) - left);
    for (const start of lane.starts) if (start >= data.lanesFrom - data.laneBucket) context.fillRect(Math.max(left, x(start)), middle - 9, size, 18);
  });
  drawAxis(context, data, x, width);
}

function drawAxis(context: CanvasRenderingContext2D, data: ResidentData, x: (at: number) => number, width: number): void {
  const bottom = data.lanes.length * laneHeight;
  const hour = 3_600_000;
  const every = (width > 700 ? 3 : 6) * hour;
  context.strokeStyle = token("--line");
  context.fillStyle = token("--muted");
  context.textAlign = "center";
  context.font = `13px ${token("--font")}`;
  const label = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: data.timeZone });
  for (let at = Math.ceil(data.lanesFrom / hour) * hour; at <= data.lanesTo; at += hour) {
    const local = Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: data.timeZone }).format(at));
    if ((local * hour) % every !== 0) continue;
    context.beginPath();
    context.moveTo(x(at), 0);
    context.lineTo(x(at), bottom);
    context.stroke();
    context.fillText(label.format(at), Math.min(width - 22, x(at)), bottom + axisHeight / 2);
  }
  context.textAlign = "start";
}
