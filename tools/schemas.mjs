#!/usr/bin/env node
// Makes the JSON schemas that the tests hold our requests, responses, timers and reminders, interaction
// models and manifest against, from Amazon's published types.
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'build', 'schemas');

// Requests are open: Amazon adds properties without notice. What we write ourselves is closed, so that
// a misspelt field is found.
const schemas = [
  { file: 'request.schema.json', type: 'AlexaRequest', open: true },
  { file: 'response.schema.json', type: 'AlexaResponse', open: false },
  { file: 'alert-requests.schema.json', type: 'AlertRequests', open: false },
  { file: 'alert-answers.schema.json', type: 'AlertAnswers', open: false },
  { file: 'model.schema.json', type: 'InteractionModel', open: false },
  { file: 'manifest.schema.json', type: 'SkillManifest', open: false },
];

// What Amazon's types call required and Alexa leaves out all the same: the state of a dialog where the
// model has none (request types reference), the values of a list that knew none (entity resolution).
const optional = {
  IntentRequest: ['dialogState'],
  'slu.entityresolution.Resolution': ['values'],
};

function relax(schema) {
  for (const [name, fields] of Object.entries(optional)) {
    const definition = schema.definitions[name];
    const required = definition?.required?.filter((field) => !fields.includes(field));
    if (required?.length !== definition?.required?.length - fields.length) {
      throw new Error(`${name} no longer requires ${fields}: take it out of the list`);
    }
    definition.required = required;
  }
}

const sources = ['schemas.mjs', 'roots.ts', 'tsconfig.json', 'node_modules/.package-lock.json'];

const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function fresh() {
  const newest = Math.max(...sources.map((source) => changed(join(here, source)) ?? Infinity));
  return schemas.every(({ file }) => (changed(join(out, file)) ?? -Infinity) >= newest);
}

async function make() {
  const { createGenerator } = await import('ts-json-schema-generator');
  mkdirSync(out, { recursive: true });
  for (const { file, type, open } of schemas) {
    const schema = createGenerator({
      path: join(here, 'roots.ts'),
      tsconfig: join(here, 'tsconfig.json'),
      type,
      additionalProperties: open,
      skipTypeCheck: true,
    }).createSchema(type);
    if (open) relax(schema);
    // By way of another name: a test that runs meanwhile never reads half a file.
    writeFileSync(join(out, `${file}.new`), JSON.stringify(schema));
    renameSync(join(out, `${file}.new`), join(out, file));
    console.log(`build/schemas/${file}`);
  }
}

if (process.argv.slice(2).some((arg) => arg === '-h' || arg === '--help')) {
  console.log(`usage: schemas.mjs [-f]
Makes build/schemas/{request,response,alert-requests,alert-answers,model,manifest}.schema.json; does
nothing while they are newer than what they are made of, unless -f.`);
} else if (process.argv.includes('-f') || !fresh()) {
  await make();
}
