// The package ws, bare: as many WebSockets as asked for, every message taken as it comes.
const WebSocket = require('ws');
const [url, connections] = [process.argv[2], Number(process.argv[3])];
let events = 0;
for (let i = 0; i < connections; i++) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.on('message', () => { events++; });
  socket.on('error', error => { console.error(error.message); process.exit(1); });
}
