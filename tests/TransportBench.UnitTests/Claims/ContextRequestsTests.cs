using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class ContextRequestsTests
{
    private const string Cell = "tuned, text 128 B, 1000/s";

    [Fact]
    public void For_LatencyCell_SetsEachTwinAgainstTheControlAndOneAgainstTheOther()
    {
        var trials = Fabricated.Rounds(6).SelectMany(r => StandardLanes.Of(Edition.Tuned).Select(l => Fabricated.Latency("delivery-latency", Cell, l, r, 100, 200))).ToList();
        var rows = Verdicts.Compute(trials).Comparisons.Where(c => c.Claim is null && c.Metric == "delivery_latency_p50_us").ToList();
        Assert.Equal(
            ["tcp:tuned:socket > websocket:tuned:socket", "tcp:tuned:socket > sse:tuned:socket", "websocket:tuned:socket > sse:tuned:socket"],
            rows.Select(c => $"{c.Baseline} > {c.Candidate}"));
        Assert.Equal(
            ["delivery_latency_p50_us", "delivery_latency_p90_us", "delivery_latency_p99_us", "transit_time_p50_us", "transit_time_p90_us", "transit_time_p99_us"],
            Verdicts.Compute(trials).Comparisons.Where(c => c.Claim is null).Select(c => c.Metric).Distinct().Order());
    }

    [Fact]
    public void For_LanesThatRunTwice_SetsEachAgainstItself()
    {
        var lanes = StandardLanes.Of(Edition.Tuned);
        var trials = Fabricated.Rounds(9).SelectMany(r => lanes.Select((l, i) => Fabricated.Latency("delivery-latency", Cell, l, r, 100 * (i + 1)))
            .Concat(new[] { 1, 2 }.Select(i => Fabricated.Latency("delivery-latency", Cell, lanes[i], r, 110 * i * (i + 1), copy: 1)))).ToList();
        var rows = Verdicts.Compute(trials).Comparisons.Where(c => c.SameLane && c.Metric == Metrics.DeliveryP50).ToList();
        Assert.Equal([("sse:tuned:socket", "sse:tuned:socket#1"), ("websocket:tuned:socket", "websocket:tuned:socket#1")], rows.Select(row => (row.Baseline, row.Candidate)));
        Assert.Equal([2.2, 1.1], rows.Select(row => Math.Round(row.Ratio!.Value, 9)));
        Assert.All(rows, row => Assert.Equal((9, null), (row.Rounds, row.PAdjusted)));
    }

    [Fact]
    public void For_Twins_LeavesTheFirstCopyToTheOtherComparisons()
    {
        var lanes = StandardLanes.Of(Edition.Tuned);
        var trials = Fabricated.Rounds(9).SelectMany(r => lanes.Select(l => Fabricated.Latency("delivery-latency", Cell, l, r, 100))
            .Append(Fabricated.Latency("delivery-latency", Cell, lanes[2], r, 900, copy: 1))).ToList();
        var row = Assert.Single(Verdicts.Compute(trials).Comparisons,
            c => c.Claim is null && c.Metric == Metrics.DeliveryP50 && c.Candidate == lanes[2].ToString() && c.Baseline == lanes[0].ToString());
        Assert.Equal(1, row.Ratio!.Value, 9);
        Assert.Equal("equivalent", row.Decision);
    }

    [Fact]
    public void For_SecondCopyInATrialOfItsOwn_IsSetAgainstTheFirstOfItsLaneAndRound()
    {
        var cell = Cells.Throughput(Edition.Tuned, 128, coalesced: false);
        var lanes = StandardLanes.Of(Edition.Tuned);
        var trials = Fabricated.Rounds(9).SelectMany(r => lanes.Select((l, i) => Fabricated.Saturated(cell, l, r, 1_000 * (i + 1)))
            .Append(Again(Fabricated.Saturated(cell, lanes[2], r, 1_200 * 3)))).ToList();
        var row = Assert.Single(Verdicts.Compute(trials).Comparisons, c => c.SameLane && c.Metric == Metrics.EventsPerSecond);
        Assert.Equal(9, row.Rounds);
        Assert.Equal(1.2, row.Ratio!.Value, 9);

        static TrialRow Again(TrialRow row) => row with { Id = row.Id + "/again", Copy = 1 };
    }

    [Fact]
    public void For_SecondCopyWithoutAFirst_IsLeftOut()
    {
        var cell = Cells.Throughput(Edition.Tuned, 128, coalesced: false);
        var (tcp, sse) = (StandardLanes.Tcp(Edition.Tuned), StandardLanes.ServerSentEvents(Edition.Tuned));
        var trials = Fabricated.Rounds(6).SelectMany(r => new[]
        {
            Fabricated.Saturated(cell, tcp, r, 1_000),
            Fabricated.Saturated(cell, tcp, r, 1_000) with { Id = $"again/{r}", Copy = 1 },
            Fabricated.Saturated(cell, sse, r, 9_000) with { Id = $"alone/{r}", Copy = 1 },
        }).ToList();
        Assert.Equal(1, Assert.Single(Verdicts.Compute(trials).Comparisons, c => c.SameLane && c.Metric == Metrics.EventsPerSecond).Ratio);
    }

    [Fact]
    public void For_PhysicalFloor_SetsEveryLaneAgainstBothControls()
    {
        var blocking = new Lane { Transport = Transports.TcpBlocking, Edition = Edition.Tuned, Client = "blocking" };
        var trials = Fabricated.Rounds(6).SelectMany(r => StandardLanes.Of(Edition.Tuned).Append(blocking)
            .Select(l => Fabricated.Latency(PhysicalFloor.Id, Cell, l, r, 100))).ToList();
        var rows = Verdicts.Compute(trials).Comparisons;
        Assert.Equal(["delivery_latency_p50_us", "transit_time_p50_us"], rows.Select(c => c.Metric).Distinct().Order());
        var pairs = rows.Select(c => $"{Lane.Parse(c.Candidate).Transport} vs {Lane.Parse(c.Baseline).Transport}").ToList();
        string[] expected = ["tcp-blocking vs tcp", "websocket vs tcp", "sse vs tcp", "websocket vs tcp-blocking", "sse vs tcp-blocking"];
        Assert.All(expected, pair => Assert.Contains(pair, pairs));
    }

    [Fact]
    public void For_Editions_AreNeverSetAgainstEachOther()
    {
        TrialRow Row(Lane lane, int round) => Fabricated.Row(ExperimentIds.ConnectionSetup, "all", lane, round) with
        {
            Figures = new Dictionary<string, double> { ["setup_cold_us"] = 500 },
        };
        var trials = Fabricated.Rounds(6).SelectMany(r => Enum.GetValues<Edition>().SelectMany(e => StandardLanes.Of(e).Select(l => Row(l, r)))).ToList();
        var rows = Verdicts.Compute(trials).Comparisons;
        Assert.Equal(6, rows.Count);
        Assert.All(rows, c => Assert.Equal(Lane.Parse(c.Baseline).Edition, Lane.Parse(c.Candidate).Edition));
        Assert.All(rows, c => Assert.Equal("figure:setup_cold_us", c.Metric));
    }

    [Fact]
    public void For_Polling_SetsThePersistentOnesAgainstBothPollings()
    {
        var trials = Fabricated.Rounds(6).SelectMany(r => StandardLanes.Polling.Select(l => Fabricated.Latency("polling", Cells.Polling(), l, r, 100))).ToList();
        var pairs = Verdicts.Compute(trials).Comparisons.Where(c => c.Claim is null && c.Metric == Metrics.DeliveryP50)
            .Select(c => $"{Lane.Parse(c.Candidate).Transport} vs {Lane.Parse(c.Baseline).Transport}").ToList();
        string[] expected = ["websocket vs long-polling", "sse vs long-polling", "websocket vs short-polling", "sse vs short-polling", "sse vs websocket"];
        Assert.All(expected, pair => Assert.Contains(pair, pairs));
    }
}
