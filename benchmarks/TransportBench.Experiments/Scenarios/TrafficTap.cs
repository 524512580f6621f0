using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Scenarios;

/// <summary>How many bytes pass over many connections, and in how many pieces.</summary>
/// <remarks>Thread-safe: one tap for all of them.</remarks>
internal sealed class TrafficTap : IByteTap
{
    private long _down;
    private long _downPieces;
    private long _up;

    /// <summary>So far.</summary>
    public Traffic Now => new(Interlocked.Read(ref _down), Interlocked.Read(ref _downPieces), Interlocked.Read(ref _up));

    /// <inheritdoc/>
    public void Down(ReadOnlySpan<byte> bytes)
    {
        Interlocked.Add(ref _down, bytes.Length);
        Interlocked.Increment(ref _downPieces);
    }

    /// <inheritdoc/>
    public void Up(ReadOnlySpan<byte> bytes) => Interlocked.Add(ref _up, bytes.Length);

    /// <inheritdoc/>
    public void NotSent(int count) => Interlocked.Add(ref _up, -count);

    /// <summary>What has passed.</summary>
    /// <param name="Down">Bytes from the server.</param>
    /// <param name="DownPieces">Reads that brought them: on an idle connection one a heartbeat.</param>
    /// <param name="Up">Bytes to the server.</param>
    internal readonly record struct Traffic(long Down, long DownPieces, long Up)
    {
        /// <summary>What was added since an earlier look.</summary>
        public Traffic Since(Traffic earlier) => new(Down - earlier.Down, DownPieces - earlier.DownPieces, Up - earlier.Up);
    }
}
