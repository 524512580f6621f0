using BenchmarkDotNet.Attributes;
using TransportBench.Clients.Connections;
using TransportBench.Core.Feeds;

namespace TransportBench.Micro;

/// <summary>Binary there and back: a WebSocket frame as it stands, an event stream as base64. What the third more costs beside its bytes.</summary>
public class CarryBinary : IWireBytes
{
    private readonly Recipient _recipient = new();
    private readonly ReceiveBuffer _received = new();
    private TunedCodecs _tuned = null!;
    private byte[] _buffer = [];
    private long _index;

    [Params(128, 1_024, 65_536)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tuned = new TunedCodecs(new Payload(PayloadKind.Binary, Size).Feed());
        _buffer = new byte[_tuned.MaxEncodedLength];
    }

    [Benchmark(Baseline = true, Description = "WebSocket, binary frame")]
    public int Frame()
    {
        var length = _tuned.WebSocket.Encode(_index++, _buffer);
        _received.Append(_buffer.AsSpan(0, length));
        _tuned.Frames.Decode(_received, _recipient, 0);
        return length;
    }

    [Benchmark(Description = "SSE, base64")]
    public int Base64Block()
    {
        var length = _tuned.EventStream.Encode(_index++, _buffer);
        _tuned.Blocks.Decode(_buffer.AsSpan(0, length), _recipient, 0);
        return length;
    }

    /// <inheritdoc/>
    public double? WireBytes(string benchmark) => benchmark == nameof(Frame) ? Frame() : Base64Block();
}
