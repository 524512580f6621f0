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
            ClaimPart.NotRun("b", "still at least 20 % after compression of random data", NotBuilt.Compression),
            ClaimPart.ContextNotRun("CPU per event of encoding and decoding base64", "needs a saturated binary workload: not built yet"),
        ],
    };

    private static ClaimPart Third(Edition edition, int size) => new("a",
        $"application bytes 30–37 % above WebSocket's, {Editions.Name(edition)}, binary {Editions.Size(size)}",
        ByteRules.ExcessWithin(edition, PayloadKind.Binary, size, 0.30, 0.37));
}
