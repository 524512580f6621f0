using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>SSE sends 44 % more, or 0.2 % more.</summary>
/// <remarks>
/// K. Johannessen, "Real Time Web Applications", University of Oslo, 2014, SignalR 2.0, a broadcast load test of 60 clients: 93,572,495 against 64,982,300 bytes
/// calculated from one client's capture, and a mean of 45,455,619 against 45,364,789 bytes captured. docs/claims-notes.md has the derivation of the sizes.
/// </remarks>
public static class ThesisBytes
{
    private const double Calculated = 0.44;
    private const double Captured = 0.002;
    private const double Points = 0.05;

    private static readonly (int Size, string Name)[] Messages =
    [
        (Cells.ThesisMessageSize, "145 B (its JSON message)"),
        (Cells.ThesisEnvelopeSize, "240 B (about what SignalR made of it: an estimate from its captures)"),
    ];

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "sse-44-percent-more",
        Text = "SSE sends 44 % more data (calculated) or 0.2 % more (measured)",
        Source = "SSE sends 44 % more (calculated) or 0.2 % more (measured)",
        Origin = "kjohann, master thesis 2014",
        Parts =
        [
            .. from edition in Editions.Both from message in Messages select Near("a", edition, message, Calculated, negated: false),
            .. from edition in Editions.Both from message in Messages select Near("b", edition, message, Captured, negated: true),
        ],
    };

    private static ClaimPart Near(string key, Edition edition, (int Size, string Name) message, double share, bool negated) => new(key,
        $"SSE's application bytes within 5 points of {Phrases.Percent(share)} above WebSocket's, {Editions.Name(edition)}, {message.Name}",
        ByteRules.ExcessWithin(edition, PayloadKind.Text, message.Size, share - Points, share + Points))
    { Negated = negated };
}
