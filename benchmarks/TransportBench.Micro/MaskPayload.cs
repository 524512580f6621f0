using BenchmarkDotNet.Attributes;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Micro;

/// <summary>Masking as RFC 6455 §5.3 asks of clients, and unmasking at the server: a vector at a time, beside the byte at a time of the RFC's own words.</summary>
public class MaskPayload
{
    private const uint Key = 0x3A7F_10C5;

    private static readonly byte[] KeyBytes = [0x3A, 0x7F, 0x10, 0xC5];

    private byte[] _payload = [];

    [Params(128, 4_096, 65_536)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup() => _payload = new Payload(PayloadKind.Binary, Size).Feed().CreateBytes(1);

    [Benchmark(Baseline = true, Description = "a vector at a time")]
    public void Vectors() => WebSocketFrame.Mask(_payload, Key);

    [Benchmark(Description = "a byte at a time")]
    public void Bytes()
    {
        for (var i = 0; i < _payload.Length; i++) _payload[i] ^= KeyBytes[i & 3];
    }
}
