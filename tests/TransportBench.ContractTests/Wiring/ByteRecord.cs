using TransportBench.Measurement.Bytes;

namespace TransportBench.ContractTests.Wiring;

/// <summary>Keeps the bytes of both directions.</summary>
internal sealed class ByteRecord : IByteTap
{
    private readonly List<byte> _down = [];
    private readonly List<byte> _up = [];

    public byte[] FromServer
    {
        get
        {
            lock (_down) return [.. _down];
        }
    }

    public byte[] ToServer
    {
        get
        {
            lock (_up) return [.. _up];
        }
    }

    public void Down(ReadOnlySpan<byte> bytes)
    {
        lock (_down) _down.AddRange(bytes);
    }

    public void Up(ReadOnlySpan<byte> bytes)
    {
        lock (_up) _up.AddRange(bytes);
    }
}
