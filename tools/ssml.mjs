#!/usr/bin/env node
// Holds SSML against ssml-check-core, as Alexa in one locale would read it.
import { createInterface } from 'node:readline';
import ssml from 'ssml-check-core';

if (process.argv.slice(2).some((arg) => arg === '-h' || arg === '--help')) {
  console.log(`usage: ssml.mjs [LOCALE] < documents
Reads JSON lines {"id", "ssml"} and prints a JSON line {"id", "problem"} for each thing wrong.
LOCALE is en-US unless given. Exit status 1 when anything was wrong.`);
  process.exit(0);
}

const locale = process.argv[2] ?? 'en-US';
let wrong = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { id, ssml: document } = JSON.parse(line);
  const problems = (await ssml.check(document, { platform: 'amazon', locale })) ?? [];
  for (const { type, tag, attribute, value } of problems) {
    const where = [tag && `<${tag}>`, attribute, value].filter(Boolean).join(' ');
    console.log(JSON.stringify({ id, problem: where ? `${type}: ${where}` : type }));
    wrong++;
  }
}
process.exitCode = wrong ? 1 : 0;
