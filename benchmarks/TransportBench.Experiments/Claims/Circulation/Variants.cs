using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>What compression and HTTP/2 are said to change.</summary>
public static class Variants
{
    private static readonly string[] Codecs = ["gzip", "br", "permessage-deflate"];

    private static readonly string[] JsonSizes = ["128 B", "1 KiB"];

    /// <summary>Compression.</summary>
    public static Claim Compression { get; } = new()
    {
        Id = "compression",
        Text = "Compressing an event stream saves most of it",
        Source = "compressing an event stream saves most of it",
        Origin = "DataStar, 4.7×",
        Parts =
        [
            .. from i in Enumerable.Range(0, Codecs.Length)
               from size in JsonSizes
               select ClaimPart.NotRun("abc"[i].ToString(), $"{Codecs[i]} saves at least 50 % of application bytes, JSON events of {size}, flushed per event", NotBuilt.Compression),
            .. JsonSizes.Select(size => ClaimPart.NotRun("d", $"added p50 over 1 ms, JSON events of {size}", NotBuilt.Compression) with { Negated = true }),
            ClaimPart.ContextNotRun("memory per connection", NotBuilt.Compression),
        ],
    };

    /// <summary>HTTP/2.</summary>
    public static Claim Http2Equalises { get; } = new()
    {
        Id = "http2-equalises",
        Text = "Over HTTP/2 the two are the same",
        Source = "over HTTP/2 the two are the same",
        Origin = "Jazz, RFC 8441",
        Parts =
        [
            ClaimPart.NotRun("a", "p50 delivery equivalent over one HTTP/2 connection", NotBuilt.Http2),
            ClaimPart.NotRun("b", "application bytes equivalent at 1 KiB", NotBuilt.Http2),
            ClaimPart.NotRun("c", "saturated events/s equivalent", NotBuilt.Http2),
        ],
    };
}
