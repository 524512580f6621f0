using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using TransportBench.Measurement.Clock;

namespace TransportBench.Load.Driving;

/// <summary>How late this process reads: now and then a datagram to itself for each thread that waits for sockets, timed from its send until it is read.</summary>
/// <remarks>
/// A late clock tick shows that the thread pool is out of time; this shows that those threads are. The runtime spreads sockets over them in turn as they first wait
/// (SocketAsyncEngine), so as many probes as processors, one after the other, reach every one. <see cref="Send"/> belongs to one loop; the rest is thread-safe.
/// </remarks>
internal sealed class ReadProbe : IDisposable
{
    private readonly Probe[] _probes = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Probe())];
    private long _lateNs;

    /// <summary>Begins to read.</summary>
    public ReadProbe()
    {
        foreach (var probe in _probes) probe.Begin(Note);
    }

    /// <summary>Sends each probe that has come back once more.</summary>
    /// <exception cref="IOException">A probe cannot be read any more: the system refused.</exception>
    public void Send()
    {
        foreach (var probe in _probes) probe.Send();
    }

    /// <summary>How late reads were at worst since the last call, in ns; one that has not been read yet counts as late as it is by now.</summary>
    public long TakeLateNs() => Math.Max(Interlocked.Exchange(ref _lateNs, 0), _probes.Max(probe => probe.WaitingNs));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var probe in _probes) probe.Dispose();
    }

    private void Note(long lateNs)
    {
        for (var seen = Interlocked.Read(ref _lateNs); lateNs > seen;)
        {
            var before = Interlocked.CompareExchange(ref _lateNs, lateNs, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    private sealed class Probe : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        private readonly byte[] _stamp = new byte[sizeof(long)];
        private Task _reading = Task.CompletedTask;
        private volatile bool _isOver;
        private long _sentNs;

        public Probe()
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _socket.Connect(_socket.LocalEndPoint!); // And so it hears nobody else.
        }

        /// <summary>Since when one is under way, in ns; 0: none is.</summary>
        public long WaitingNs => Interlocked.Read(ref _sentNs) is > 0 and var sent ? MonotonicClock.NowNs - sent : 0;

        public void Begin(Action<long> note) => _reading = ReadAsync(note);

        public void Send()
        {
            if (_reading.IsFaulted) throw new IOException($"the driver cannot read its own datagrams: {_reading.Exception!.InnerException!.Message}", _reading.Exception);
            if (Interlocked.Read(ref _sentNs) != 0) return;
            var now = MonotonicClock.NowNs;
            Interlocked.Exchange(ref _sentNs, now);
            BinaryPrimitives.WriteInt64LittleEndian(_stamp, now);
            try
            {
                _socket.Send(_stamp);
            }
            catch (Exception e) when (_isOver && (e is ObjectDisposedException or SocketException))
            {
                // The loop that sends may still be about to end.
            }
        }

        public void Dispose()
        {
            _isOver = true;
            _socket.Dispose();
        }

        private async Task ReadAsync(Action<long> note)
        {
            var read = new byte[sizeof(long)];
            try
            {
                while (true)
                {
                    await _socket.ReceiveAsync(read);
                    note(MonotonicClock.NowNs - BinaryPrimitives.ReadInt64LittleEndian(read));
                    Interlocked.Exchange(ref _sentNs, 0);
                }
            }
            catch (Exception e) when (_isOver && (e is ObjectDisposedException or SocketException))
            {
                // As it should be.
            }
        }
    }
}
