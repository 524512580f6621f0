// The package eventsource, bare: as many event streams as asked for, every event taken as it comes.
const { EventSource } = require('eventsource');
const [url, connections] = [process.argv[2], Number(process.argv[3])];
let events = 0;
for (let i = 0; i < connections; i++) {
  const source = new EventSource(url);
  source.onmessage = () => { events++; };
}
