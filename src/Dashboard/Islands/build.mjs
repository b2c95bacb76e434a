// Bundles the islands and styles into the folder named by the first argument, each beside its compressed forms; the program carries them inside itself.
import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const out = process.argv[2];
if (!out) {
  console.error("usage: node build.mjs <output folder>");
  process.exit(2);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: ["board.ts", "inbox.ts", "alert.ts", "resident.ts", "walk.ts", "kit.ts", { in: "../Assets/dashboard.css", out: "dashboard" }].map(entry =>
    typeof entry === "string" ? { in: entry, out: entry.replace(/\.ts$/, "") } : entry),
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "eof",
  chunkNames: "part-[hash]",
  logLevel: "warning",
});

for (const name of ["icon.svg"]) {
  await writeFile(join(out, name), await readFile(join("../Assets", name)));
}

for (const name of await readdir(out)) {
  const bytes = await readFile(join(out, name));
  await writeFile(join(out, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
