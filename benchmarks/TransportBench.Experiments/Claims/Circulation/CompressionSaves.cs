using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>Compressing an event stream saves most of it.</summary>
public static class CompressionSaves
{
    private const double Half = 0.5;
    private const double MillisecondUs = 1_000;

    private static readonly (string Key, string Name, Lane Plain, Lane Compressed)[] Codecs =
    [
        ("a", "gzip", Compression.ServerSentEvents, Compression.Gzip),
        ("b", "br", Compression.ServerSentEvents, Compression.Brotli),
        ("c", "permessage-deflate", Compression.WebSocket, Compression.Deflate),
    ];

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "compression",
        Text = "Compressing an event stream saves most of it",
        Source = "compressing an event stream saves most of it",
        Origin = "DataStar, 4.7×",
        Parts =
        [
            .. from codec in Codecs
               from size in Compression.JsonSizes
               select new ClaimPart(codec.Key, $"{codec.Name} saves at least 50 % of application bytes, JSON events of {Editions.Size(size)}, flushed per event",
                   ByteRules.Saves(codec.Plain, codec.Compressed, size, Half)),
            .. from codec in Codecs
               from size in Compression.JsonSizes
               select new ClaimPart("d", $"{codec.Name} adds more than 1 ms to p50 delivery, JSON events of {Editions.Size(size)}", Adds(codec.Plain, codec.Compressed, size)) { Negated = true },
            ClaimPart.ContextNotRun("memory per connection", NotBuilt.ManyConnections),
        ],
    };

    private static ComparisonRule Adds(Lane plain, Lane compressed, int size) => new()
    {
        In = ExperimentIds.CompressionLatency,
        Metric = Metrics.DeliveryP50,
        Conditions = Cells.Compressed(PayloadKind.Json, size),
        Baseline = plain,
        Candidate = compressed,
        Expected = Expectation.AddsMoreThan,
        Bound = MillisecondUs,
    };
}
