// Says sentences to a skill through virtual-alexa, one request each and one after another.
//   node talk.mjs MODEL URL    sentences on standard input, a JSON string a line
//
// virtual-alexa's own utter() takes "it is hard to tell" for a launch, because of the "tell", and refuses what it does not
// know. So its matching is asked for directly, and what it does not know goes out as Alexa sends it: as the fallback intent.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { VirtualAlexa } = require('virtual-alexa');
const { Utterance } = require('virtual-core');

const [model, url] = process.argv.slice(2);
const alexa = VirtualAlexa.Builder().interactionModelFile(model).skillURL(url).locale('en-US').create();
alexa.filter((request) => {
  const system = request.context.System;
  system.device.deviceId ??= 'amzn1.ask.device.VIRTUAL';
  system.apiEndpoint ??= 'https://api.amazonalexa.com';
});

for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line).replaceAll('’', "'");
  const utterance = new Utterance(alexa.context().interactionModel(), said);
  alexa.context().newSession(); // a new talk: neither slots nor state of the last one
  const request = alexa.request();
  if (utterance.matched()) request.intent(utterance.intent()).slots(utterance.toJSON());
  else request.intent('AMAZON.FallbackIntent');
  await alexa.call(request);
}
