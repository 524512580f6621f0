"""The package websockets on asyncio, bare: as many WebSockets as asked for, every message taken as it comes."""
import asyncio
import sys

import websockets


async def read(url):
    async with websockets.connect(url, compression=None, max_queue=None, ping_interval=None) as socket:
        async for _ in socket:
            pass


async def main():
    await asyncio.gather(*(read(sys.argv[1]) for _ in range(int(sys.argv[2]))))


asyncio.run(main())
