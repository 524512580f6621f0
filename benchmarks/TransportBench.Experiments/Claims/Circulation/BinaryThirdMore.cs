using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>Binary over SSE costs a third more.</summary>
public static class BinaryThirdMore
{
    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "binary-third-more",
        Text = "Binary over SSE costs a third more",
        Source = "binary over SSE costs a third more",
        Origin = "base64",
        Parts =
        [
            .. from edition in Editions.Both from size in Cells.BinarySizes select Third(edition, size),
            Still(Compression.Gzip, "gzip"),
            Still(Compression.Brotli, "br"),
            .. from edition in Editions.Both from metric in new[] { Metrics.ServerCpu, Metrics.ClientCpu } select Cpu(edition, metric),
        ],
    };

    private static ClaimPart Still(Lane compressed, string name) => new("b",
        $"application bytes still at least 20 % above WebSocket's after compression of random data, {name} against permessage-deflate, {Editions.Size(Compression.BinarySize)}",
        ByteRules.StillMore(compressed, 0.2));

    private static ClaimPart Cpu(Edition edition, string metric) => new("",
        $"processor time per event, {(metric == Metrics.ServerCpu ? "server" : "client")}, {Editions.Name(edition)}, binary {Editions.Size(Cells.BinarySizes[0])}, saturated",
        new ComparisonRule
        {
            In = ExperimentIds.ThroughputByVariant,
            Metric = metric,
            Conditions = Cells.BinaryThroughput(edition),
            Baseline = StandardLanes.WebSocket(edition),
            Candidate = StandardLanes.ServerSentEvents(edition),
            Expected = Expectation.Above,
        })
    { Context = true };

    private static ClaimPart Third(Edition edition, int size) => new("a",
        $"application bytes 30–37 % above WebSocket's, {Editions.Name(edition)}, binary {Editions.Size(size)}",
        ByteRules.ExcessWithin(edition, PayloadKind.Binary, size, 0.30, 0.37));
}
