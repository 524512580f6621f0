using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Unicode;
using BenchmarkDotNet.Attributes;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using TransportBench.EventSource;

namespace TransportBench.Micro;

/// <summary>Event streams as they should not arrive: byte by byte, cut within characters and line ends, half of it comments.</summary>
/// <remarks>The same 64 events of 256 B of every Unicode plane; per event. An event stream is UTF-8 (WHATWG HTML §9.2.5), so the check that the framework's parser leaves to whoever takes the bytes is part of its row.</remarks>
public class ParseAdverseStreams
{
    private const int Batch = 64;
    private const int Whole = 64 * 1024;

    private readonly EventStreamParser _parser = new();
    private RepeatedStream _stream = null!;
    private byte[] _bytes = [];
    private int _piece;
    private long _length;

    [ParamsAllValues]
    public Adversity Adversity { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _bytes = Bytes();
        _piece = Adversity switch
        {
            Adversity.ByteByByte => 1,
            Adversity.CutWithinCharacters => 3, // Of two to four bytes each: most pieces cut one.
            Adversity.CutWithinLineEnds => 2,
            _ => Whole,
        };
        _stream = new RepeatedStream(_bytes, _piece, endless: false);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch, Description = "EventStreamParser")]
    public long Tuned()
    {
        var sink = new Lengths();
        for (var rest = _bytes.AsSpan(); !rest.IsEmpty;)
        {
            var read = rest[..Math.Min(_piece, rest.Length)];
            _parser.Append(read, ref sink);
            rest = rest[read.Length..];
        }

        return sink.Sum;
    }

    [Benchmark(OperationsPerInvoke = Batch, Description = "SseParser")]
    public long Framework()
    {
        _stream.Rewind();
        foreach (var item in SseParser.Create(_stream, static (_, data) => Utf8.IsValid(data) ? data.Length : 0).Enumerate()) _length += item.Data;
        return _length;
    }

    private byte[] Bytes()
    {
        var feed = new Payload(PayloadKind.Unicode, 256).Feed();
        var writer = new ArrayBufferWriter<byte>();
        for (var index = 0; index < Batch; index++)
        {
            if (Adversity == Adversity.Comments) writer.Write(Encoding.ASCII.GetBytes(":" + new string('c', 256) + "\n"));
            var payload = feed.CreateBytes(index);
            var block = new byte[EventStreamFormat.Length(payload)];
            EventStreamFormat.Encode(payload, block);
            writer.Write(Adversity == Adversity.CutWithinLineEnds ? WithCarriageReturns(block) : block);
        }

        return writer.WrittenSpan.ToArray();
    }

    private static byte[] WithCarriageReturns(byte[] block) =>
        [.. block.SelectMany(b => b == (byte)'\n' ? new[] { (byte)'\r', (byte)'\n' } : [b])];

    private struct Lengths : IEventStreamSink
    {
        public long Sum { get; private set; }

        public void OnEvent(in EventStreamEvent e) => Sum += e.Data.Length;
    }
}
