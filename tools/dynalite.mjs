#!/usr/bin/env node
// A DynamoDB to test against, on loopback, in memory, on whatever port is free.
// Prints its address, then serves until its standard input ends: so it cannot outlive the test that
// started it, however that test dies.
import dynalite from 'dynalite';

if (process.argv.slice(2).some((arg) => arg === '-h' || arg === '--help')) {
  console.log(`usage: dynalite.mjs
Starts dynalite on 127.0.0.1 on a free port and prints "http://127.0.0.1:PORT".
Tables are ready at once. Ends when standard input ends.`);
  process.exit(0);
}

const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
process.stdin.on('end', () => process.exit(0)).resume();
