#!/usr/bin/env node
// Draws the skill's icons from infra/icon/icon.svg, in the sizes that Amazon asks for. The renderer is WebAssembly, so
// that the same bytes come out on every machine.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

if (process.argv.slice(2).some((arg) => arg === '-h' || arg === '--help')) {
  console.log(`usage: icons.mjs [-check]
Draws infra/skill-package/assets/images/en-US_{small,large}Icon.png from infra/icon/icon.svg. With -check it writes
nothing and names each file that is not what the drawing says; exit status 1 when there is one.`);
  process.exit(0);
}

const { Resvg, initWasm } = await import('@resvg/resvg-wasm');
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const drawing = readFileSync(join(root, 'infra', 'icon', 'icon.svg'), 'utf8');
const there = (path) => { try { return readFileSync(path); } catch { return Buffer.alloc(0); } };

for (const [name, width] of [['small', 108], ['large', 512]]) {
  const path = join(root, 'infra', 'skill-package', 'assets', 'images', `en-US_${name}Icon.png`);
  const png = Buffer.from(new Resvg(drawing, { fitTo: { mode: 'width', value: width } }).render().asPng());
  if (png.equals(there(path))) continue;
  console.log(relative(root, path));
  if (process.argv.includes('-check')) process.exitCode = 1;
  else writeFileSync(path, png);
}
