using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>JSON and binary travel over WebSocket.</summary>
public static class WsComplexData
{
    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "ws-complex-data",
        Text = "JSON and binary travel over WebSocket",
        Source = "websocket可传输较为复杂的数据结构，例如json、二进制字节等。",
        Origin = Seed.Origin,
        Parts =
        [
            .. Arrives("a", "nested JSON", PayloadCell.Json),
            .. Arrives("b", "all 256 byte values", PayloadCell.EveryByteValue),
            .. Arrives("c", "1 MiB binary", PayloadCell.BinaryMebibyte),
            .. Arrives("d", "text of every Unicode plane, line ends and NUL included", PayloadCell.EveryUnicodePlane, PayloadCell.LineEndsAndNul),
        ],
    };

    private static IEnumerable<ClaimPart> Arrives(string key, string what, params PayloadCell[] cells) =>
        Editions.Both.Select(edition => new ClaimPart(key,
            $"{what} arrives byte for byte, {Editions.Name(edition)}",
            PayloadRules.Arrives(StandardLanes.WebSocket(edition), cells)));
}
