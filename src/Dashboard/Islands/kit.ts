import { whileLive } from "./reread";

/** While a kit is asked something, its answer appears by itself. */
whileLive("asked", () => false, (part, fresh) => {
  const body = part.querySelector(":scope > div")!;
  const next = fresh.querySelector(":scope > div")!;
  if (body.innerHTML !== next.innerHTML) body.replaceWith(next);
}, "?part=asked");
