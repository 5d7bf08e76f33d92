#!/usr/bin/env node
// Holds a SAM or CloudFormation template against AWS's own rules and resource schemas, offline.
import { statSync } from 'node:fs';
import cloudformation from '@aws/cloudformation-validate';

const usage = `usage: cfn.mjs [-w] TEMPLATE...
Prints "TEMPLATE:LINE:COLUMN: [RULE SEVERITY] message" for each failure; with -w for each warning too.
Exit status: 0 nothing fails, 1 something does, 2 a template cannot be read.`;

// Warnings that are failures all the same. W3030: a value outside the list that AWS allows, such as
// an architecture or a billing mode that does not exist.
const failing = new Set(['W3030']);

const fails = (d) => failing.has(d.ruleId) || ['ERROR', 'FATAL'].includes(d.severity);

const args = process.argv.slice(2);
if (args.includes('-h') || args.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
const paths = args.filter((arg) => arg !== '-w');
if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
  console.error(usage);
  process.exit(2);
}
const missing = paths.find((path) => !statSync(path, { throwIfNoEntry: false })?.isFile());
if (missing) {
  console.error(`${missing}: no such file`);
  process.exit(2);
}

const engine = new cloudformation.CelEngine({});
for (const path of paths) {
  const { diagnostics } = engine.validateStandard(new cloudformation.TemplateFile(path));
  for (const d of diagnostics.filter((d) => args.includes('-w') || fails(d))) {
    const place = [path, d.startLine, d.startColumn].filter(Boolean).join(':');
    console.log(`${place}: [${d.ruleId} ${d.severity}] ${d.message}`);
    if (fails(d)) process.exitCode = 1;
  }
}
engine.free();
