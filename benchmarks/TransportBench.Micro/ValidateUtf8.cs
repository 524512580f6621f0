using System.Text;
using System.Text.Unicode;
using BenchmarkDotNet.Attributes;
using TransportBench.Core.Feeds;

namespace TransportBench.Micro;

/// <summary>What RFC 6455 §8.1 asks of a text message and WHATWG of an event stream: is it UTF-8? Beside making a string of it.</summary>
public class ValidateUtf8
{
    private byte[] _payload = [];

    public static IEnumerable<Payload> Payloads =>
    [
        new(PayloadKind.Text, 128), new(PayloadKind.Text, 65_536),
        new(PayloadKind.Unicode, 128), new(PayloadKind.Unicode, 65_536),
    ];

    [ParamsSource(nameof(Payloads))]
    public Payload Payload { get; set; } = new(PayloadKind.Text, 128);

    [GlobalSetup]
    public void Setup() => _payload = Payload.Feed().CreateBytes(1);

    [Benchmark(Baseline = true, Description = "Utf8.IsValid")]
    public bool IsValid() => Utf8.IsValid(_payload);

    [Benchmark(Description = "Encoding.UTF8.GetString")]
    public string GetString() => Encoding.UTF8.GetString(_payload);
}
