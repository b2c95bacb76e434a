import uPlot from "uplot";
import { hatch, token, whenShown } from "./canvas";
import { number } from "./format";
import { locale, texts } from "./texts";
import type { Chart, ResidentData } from "./residentData";
import type { Tile } from "./views";

const height = 210;
const drawn: { chart: Chart; plot: uPlot; data: ResidentData }[] = [];

/** One chart a vital sign: mean as a line, lowest to highest as a band, hatched where the kit was not heard. */
export function drawCharts(data: ResidentData): void {
  for (const chart of data.charts) {
    const place = document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(chart.key)}"]`);
    if (!place) continue;
    place.hidden = false;
    const plot = new uPlot(options(chart, data, place.clientWidth), columns(chart, data), place);
    drawn.push({ chart, plot, data });
    whenShown(place, () => {
      plot.setSize({ width: place.clientWidth, height });
      plot.redraw();
    });
  }
}

/** A value measured just now. */
export function extendCharts(tile: Tile): void {
  for (const { chart, plot, data } of drawn) {
    for (const sample of tile.samples.filter(s => s.resident === data.resident && s.quantity === chart.key)) {
      const bucket = Math.floor(sample.measuredAt / data.chartBucket) * data.chartBucket;
      const index = chart.starts.indexOf(bucket);
      if (index >= 0) {
        chart.minimum[index] = Math.min(chart.minimum[index]!, sample.value);
        chart.maximum[index] = Math.max(chart.maximum[index]!, sample.value);
      } else if (bucket > (chart.starts.at(-1) ?? data.chartsFrom)) {
        chart.starts.push(bucket);
        for (const column of [chart.mean, chart.minimum, chart.maximum]) column.push(sample.value);
      } else {
        continue;
      }
      data.chartsTo = Math.max(data.chartsTo, sample.measuredAt);
      plot.setData(columns(chart, data));
    }
  }
}

/** Measurements made now and then are points, joined by a broken line; a curve breaks where nothing was measured. */
const isSparse = (chart: Chart): boolean => chart.starts.length < 60;

function columns(chart: Chart, data: ResidentData): uPlot.AlignedData {
  const times: number[] = [];
  const values: (number | null)[][] = [[], [], []];
  const longest = isSparse(chart) ? Infinity : data.chartBucket * 6;
  chart.starts.forEach((start, index) => {
    const before = chart.starts[index - 1];
    if (before !== undefined && start - before > longest) {
      times.push((before + data.chartBucket) / 1000);
      values.forEach(column => column.push(null));
    }
    times.push((start + data.chartBucket / 2) / 1000);
    [chart.maximum, chart.minimum, chart.mean].forEach((column, at) => values[at]!.push(column[index] ?? null));
  });
  return [times, ...values] as uPlot.AlignedData;
}

/** At least so much from bottom to top that the noise of a sensor does not look like an event; never above 100 %. */
function valueRange(chart: Chart, low: number, high: number): [number, number] {
  const least = chart.digits === 0 ? 10 : 2;
  const missing = Math.max(0, least - (high - low));
  const margin = Math.max((high - low) * 0.08, missing / 2);
  const top = chart.unit === "%" ? Math.min(100, high + margin) : high + margin;
  return [Math.max(0, low - margin - (high + margin - top)), top];
}

function options(chart: Chart, data: ResidentData, width: number): uPlot.Options {
  const long = data.chartsTo - data.chartsFrom > 36 * 3_600_000;
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: data.timeZone });
  const hour = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: data.timeZone });
  const full = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: data.timeZone });
  const value = (_: uPlot, raw: number | null): string => (raw === null ? "–" : `${number(raw, chart.digits)}\u00a0${chart.unit}`);
  const axis = { stroke: () => token("--muted"), grid: { stroke: () => token("--line"), width: 1 }, ticks: { show: false }, font: `13px ${token("--font")}` };
  return {
    width,
    height,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), data.timeZone),
    scales: { y: { range: (_, low, high) => valueRange(chart, low, high) }, x: { time: true, range: () => [data.chartsFrom / 1000, data.chartsTo / 1000] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map(split => (long ? day : hour).format(split * 1000)), space: long ? 70 : 80, size: 30 },
      { ...axis, size: 58, incrs: chart.digits === 0 ? [1, 2, 5, 10, 20, 50, 100] : [0.1, 0.2, 0.5, 1, 2, 5, 10], values: (_, splits) => splits.map(split => number(split, Number.isInteger(split) ? 0 : 1)) },
    ],
    series: [
      { label: texts.time, value: (_, raw) => (raw === null ? "–" : full.format(raw * 1000)) },
      { label: texts.highest, stroke: "transparent", points: { show: false }, value },
      { label: texts.lowest, stroke: "transparent", points: { show: false }, value },
      { label: texts.mean, stroke: () => token("--accent"), width: isSparse(chart) ? 1 : 2, dash: isSparse(chart) ? [4, 4] : [], points: { show: isSparse(chart), size: 7 }, value },
    ],
    bands: isSparse(chart) ? [] : [{ series: [1, 2], fill: () => token("--band") }],
    legend: { show: true, live: true },
    cursor: { drag: { x: false, y: false } },
    hooks: {
      drawClear: [plot => {
        const { left, top, width: inner, height: tall } = plot.bbox;
        for (const [from, to] of data.chartsUnheard) {
          const start = Math.max(left, plot.valToPos(from / 1000, "x", true));
          const end = Math.min(left + inner, plot.valToPos(to / 1000, "x", true));
          if (end > start) hatch(plot.ctx, start, top, end - start, tall, 8 * devicePixelRatio);
        }
      }],
    },
  };
}
