/** A value of the design tokens, so that canvases follow the colour scheme. */
export const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Diagonal lines where the kit was not heard: no data is not no movement. */
export function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, step: number): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = token("--unheard-ground");
  context.fillRect(x, y, width, height);
  context.strokeStyle = token("--unheard-line");
  context.lineWidth = step / 8;
  context.beginPath();
  for (let at = x - height - (x % step); at < x + width; at += step) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

/** Draws again when the place or the colour scheme changes. */
export function whenShown(element: HTMLElement, draw: () => void): void {
  new ResizeObserver(draw).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
