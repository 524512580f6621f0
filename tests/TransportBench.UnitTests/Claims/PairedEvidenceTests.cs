using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

/// <summary>Medians of times are compared by events where lanes ran in the same trials, all else by the lanes' figures.</summary>
public sealed class PairedEvidenceTests
{
    private static readonly Lane WebSocket = StandardLanes.WebSocket(Edition.Tuned);
    private static readonly Lane Sse = StandardLanes.ServerSentEvents(Edition.Tuned);

    [Fact]
    public void Pair_RatiosOfEvents_StandInPlaceOfTheRatiosOfMedians()
    {
        var pairs = Rows(paired: true).Pair(Request(Metrics.DeliveryP50));
        Assert.Equal([102, 204], pairs.Candidate.Select(figure => Math.Round(figure, 6)));
        Assert.Equal([130, 180], pairs.Own!);
        Assert.Equal([0.99 * 100, 0.99 * 200], Rows(paired: true).Pair(Request(Metrics.TransitP50)).Candidate.Select(figure => Math.Round(figure, 6)));
    }

    [Fact]
    public void Compute_ByEvents_ShowsTheLanesOwnFigures()
    {
        var row = Assert.Single(Comparisons.Compute(Rows(paired: true), [Request(Metrics.DeliveryP50)]));
        Assert.Equal((1.02, 155.0), (Math.Round(row.Ratio!.Value, 6), row.CandidateValue));
    }

    [Fact]
    public void Pair_OtherPercentilesAndRowsWithoutRatios_AreComparedByTheirFigures()
    {
        Assert.Null(Rows(paired: true).Pair(Request(Metrics.DeliveryP90)).Own);
        Assert.Equal([130, 180], Rows(paired: false).Pair(Request(Metrics.DeliveryP50)).Candidate);
    }

    private static Evidence Rows(bool paired) => new(
    [
        .. new[] { (Round: 0, Base: 100.0, Own: 130.0), (1, 200, 180) }.SelectMany(round => new[]
        {
            Fabricated.Latency("delivery-latency", "cell", WebSocket, round.Round, round.Base),
            Fabricated.Latency("delivery-latency", "cell", Sse, round.Round, round.Own) with
            {
                Paired = paired ? new Dictionary<string, PairedRow> { [WebSocket.ToString()] = new(1.02, 0.99) } : null,
            },
        }),
    ]);

    private static ComparisonRequest Request(string metric) => new()
    {
        Experiment = "delivery-latency",
        Metric = metric,
        Conditions = "cell",
        Baseline = WebSocket.ToString(),
        Candidate = Sse.ToString(),
    };
}
