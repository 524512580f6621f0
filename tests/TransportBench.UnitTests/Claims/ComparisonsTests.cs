using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class ComparisonsTests
{
    private const string Cell = "tuned, text 128 B, 1000/s";
    private static readonly Lane WebSocket = StandardLanes.WebSocket(Edition.Tuned);
    private static readonly Lane Sse = StandardLanes.ServerSentEvents(Edition.Tuned);

    [Fact]
    public void Compute_TwelveRounds_IsThePairedComparisonOfTheRounds()
    {
        var trials = Pair(12, ws: 100, sse: 120).ToList();
        var row = Single(trials, Request());
        var expected = PairedComparison.Of(
            [.. Fabricated.Rounds(12).Select(r => 100 * Fabricated.Jitter(r))], [.. Fabricated.Rounds(12).Select(r => 120 * Fabricated.Jitter(r, 1))])!;
        Assert.Equal(expected.Ratio, row.Ratio);
        Assert.Equal(expected.P, row.P);
        Assert.Equal(expected.Ratio95!.Value.Low, row.Low);
        Assert.Equal(expected.Difference, row.Difference);
        Assert.Equal((12, "above", true, true, false), (row.Rounds, row.Decision, row.Detected, row.Relevant, row.Equivalent));
        Assert.Null(row.PAdjusted);
        Assert.Equal("delivery-latency/delivery_latency_p50_us/tuned, text 128 B, 1000/s/sse:tuned:socket vs websocket:tuned:socket", row.Id);
    }

    [Fact]
    public void Compute_RoundsWithOneLaneOnly_AreLeftOut()
    {
        var trials = Pair(10, 100, 100).Where(t => t.Round != 3 || t.Lane.Transport != "sse").ToList();
        Assert.Equal(9, Single(trials, Request()).Rounds);
    }

    [Fact]
    public void Compute_NoCommonRound_GivesNoRow()
    {
        var trials = Pair(10, 100, 100).Where(t => t.Lane.Transport == "sse").ToList();
        Assert.Empty(Comparisons.Compute(new Evidence(trials), [Request()]));
    }

    [Fact]
    public void Compute_VoidTrial_TakesAllItsLanesOut()
    {
        var trials = Pair(10, 100, 100).Select(t => t.Round == 2 && t.Lane.Transport == "sse" ? t with { Flags = ["void: a wrong byte"] } : t).ToList();
        Assert.Equal(9, Single(trials, Request()).Rounds);
        Assert.DoesNotContain(new Evidence(trials).Rows("delivery-latency", Cell, WebSocket.ToString()), t => t.Round == 2);
    }

    [Fact]
    public void Compute_UnbalancedAccount_IsVoid()
    {
        var trials = Pair(10, 100, 100).Select(t => t.Round == 2 ? t with { Counts = t.Counts with { Received = 1 } } : t).ToList();
        Assert.Equal(9, Single(trials, Request()).Rounds);
    }

    [Fact]
    public void Compute_OneNullPercentile_IsTooFewSamples()
    {
        var trials = Fabricated.Rounds(10).SelectMany(r => new[]
        {
            Fabricated.Latency("delivery-latency", Cell, WebSocket, r, 100, 300),
            Fabricated.Latency("delivery-latency", Cell, Sse, r, 100, r == 7 ? null : 300),
        }).ToList();
        var row = Single(trials, Request(Metrics.DeliveryP99));
        Assert.Equal(("too few samples", 10, false), (row.Decision, row.Rounds, row.Detected));
        Assert.Null(row.P);
        Assert.Null(row.Ratio);
        Assert.Null(row.BaselineValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Compute_FigureWithoutALogarithm_IsInconclusiveAndStaysOutOfTheNumbers(double wrong)
    {
        var trials = Pair(10, 100, 120).Select(t => t.Round == 4 && t.Lane.Transport == "sse"
            ? t with { DeliveryLatencyUs = t.DeliveryLatencyUs! with { P50 = wrong } } : t).ToList();
        var row = Single(trials, Request() with { Claim = "c" });
        Assert.Equal("inconclusive", row.Decision);
        Assert.Null(row.Ratio);
        Assert.Null(row.P);
        Assert.Null(row.PAdjusted);
        Assert.True(double.IsFinite(row.CandidateValue ?? 0));
    }

    [Fact]
    public void Compute_SlicesOfOneRound_CountAsOneRound()
    {
        var cell = Cells.Throughput(Edition.Tuned, 128, coalesced: false);
        var trials = Fabricated.Rounds(8).SelectMany(r => new[]
        {
            Fabricated.Saturated(cell, Sse, r, 1_000), Fabricated.Saturated(cell, WebSocket, r, 1_800), Fabricated.Saturated(cell, WebSocket, r, 2_200),
        }).ToList();
        var request = new ComparisonRequest
        {
            Experiment = "throughput",
            Metric = Metrics.EventsPerSecond,
            Conditions = cell,
            Baseline = Sse.ToString(),
            Candidate = WebSocket.ToString(),
        };
        var row = Single(trials, request);
        Assert.Equal(8, row.Rounds);
        Assert.Equal(2, row.Ratio!.Value, 9);
    }

    [Fact]
    public void Compute_Family_IsAdjustedOverItsMembersWithDataOnly()
    {
        string[] cells = ["a", "b", "c"];
        var trials = cells.SelectMany((cell, i) => Pair(10, 100, 101 + (10 * i), cell)).ToList();
        var requests = cells.Append("never measured").Select(c => Request() with { Claim = "family", Conditions = c })
            .Append(Request(Metrics.DeliveryP99) with { Claim = "family", Conditions = "a" })
            .Append(Request() with { Claim = "another", Conditions = "a" })
            .Append(Request() with { Conditions = "a" });
        var rows = Comparisons.Compute(new Evidence(trials), requests);

        // Three have a p: the fourth cell has no rows, and p99 has too few samples.
        var family = rows.Where(r => r is { Claim: "family", P: { } }).ToList();
        Assert.Equal(3, family.Count);
        Assert.Equal(Holm.Adjust([.. family.Select(r => r.P!.Value)]), family.Select(r => r.PAdjusted!.Value));
        Assert.Equal(3 * family.Min(r => r.P), family.Min(r => r.PAdjusted));
        var alone = Assert.Single(rows, r => r.Claim == "another");
        Assert.Equal(alone.P, alone.PAdjusted);
        Assert.Null(Assert.Single(rows, r => r.Claim is null).PAdjusted);
    }

    [Fact]
    public void Compute_AdjustmentOfALargeFamily_TakesAwayADetection()
    {
        // Six rounds on one side: p = 2/2⁶ = 0.031; two in the family make 0.0625.
        var trials = Pair(6, 100, 120, "a").Concat(Pair(6, 100, 120, "b")).ToList();
        var rows = Comparisons.Compute(new Evidence(trials), [Request() with { Claim = "f", Conditions = "a" }, Request() with { Claim = "f", Conditions = "b" }, Request() with { Conditions = "a" }]);
        Assert.All(rows.Where(r => r.Claim == "f"), r => Assert.Equal(("inconclusive", false), (r.Decision, r.Detected)));
        Assert.All(rows.Where(r => r.Claim == "f"), r => Assert.True(r.RoundsNeeded >= RoundPlan.Minimum(2)));
        Assert.Equal("above", Assert.Single(rows, r => r.Claim is null).Decision);
    }

    [Fact]
    public void Compute_SameIdTwice_GivesOneRow() =>
        Assert.Single(Comparisons.Compute(new Evidence([.. Pair(10, 100, 100)]), [Request(), Request()]));

    [Theory]
    [InlineData("delivery_latency_p50_us", 500, 1_400, false)]
    [InlineData("delivery_latency_p50_us", 500, 1_600, true)]
    [InlineData("transit_time_p50_us", 1_600, 500, true)]
    [InlineData("delivery_latency_p99_us", 500, 5_400, false)]
    [InlineData("delivery_latency_p99_us", 500, 5_600, true)]
    [InlineData("delivery_latency_p90_us", 500, 50_000, null)]
    public void Compute_Matters_IsAMarkOfItsOwn(string metric, double ws, double sse, bool? expected)
    {
        var trials = Fabricated.Rounds(8).SelectMany(r => new[]
        {
            Fabricated.Latency("delivery-latency", Cell, WebSocket, r, ws, ws), Fabricated.Latency("delivery-latency", Cell, Sse, r, sse, sse),
        }).ToList();
        Assert.Equal(expected, Single(trials, Request(metric)).Matters);
    }

    [Fact]
    public void Compute_ExactBytes_HaveNoTestAndNoInterval()
    {
        var cell = Cells.Bytes(Edition.Tuned, PayloadKind.Text, 128);
        TrialRow[] trials = [Fabricated.Bytes(cell, WebSocket, 128, 4), Fabricated.Bytes(cell, Sse, 128, 8, 6)];
        var row = Assert.Single(Verdicts.Compute(trials).Comparisons);
        Assert.Equal(("exact", 132.0, 142.0, 10.0), (row.Decision, row.BaselineValue!.Value, row.CandidateValue!.Value, row.Difference!.Value));
        Assert.Null(row.P);
        Assert.Null(row.Low);
    }

    private static ComparisonRow Single(IReadOnlyList<TrialRow> trials, ComparisonRequest request) =>
        Assert.Single(Comparisons.Compute(new Evidence(trials), [request]));

    private static ComparisonRequest Request(string metric = Metrics.DeliveryP50) => new()
    {
        Experiment = "delivery-latency",
        Metric = metric,
        Conditions = Cell,
        Baseline = WebSocket.ToString(),
        Candidate = Sse.ToString(),
    };

    private static IEnumerable<TrialRow> Pair(int rounds, double ws, double sse, string cell = Cell) => Fabricated.Rounds(rounds).SelectMany(r => new[]
    {
        Fabricated.Latency("delivery-latency", cell, WebSocket, r, ws * Fabricated.Jitter(r)),
        Fabricated.Latency("delivery-latency", cell, Sse, r, sse * Fabricated.Jitter(r, 1)),
    });
}
