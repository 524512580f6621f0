using System.Text.Json;
using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Claims;

/// <summary>That a run of a claim's own cells says of it what a run of everything says, and that none of the cells is superfluous.</summary>
public sealed class NeededCellsTests
{
    private const int Rounds = 6;

    private static readonly IReadOnlyList<TrialRow> Everything = [.. ExperimentCatalogue.All.SelectMany(Rows)];

    private static readonly Lazy<IReadOnlyList<ClaimRow>> OfEverything = new(() => Verdicts.Compute(Everything).Claims);

    public static TheoryData<string> Measured => [.. ClaimLedger.All.Where(claim => claim.Experiments.Count > 0).Select(claim => claim.Id)];

    [Theory]
    [MemberData(nameof(Measured))]
    public void Claim_FromItsOwnCells_SaysWhatItSaysFromARunOfEverything(string id)
    {
        var claim = ClaimLedger.Find(id)!;
        var own = Everything.Where(row => claim.Reads(row.Experiment, row.Conditions)).ToList();
        Assert.Equal(JsonSerializer.Serialize(Assert.Single(OfEverything.Value, row => row.Id == id), ResultsFile.Options), Json(id, own));
        Assert.All(claim.Parts.Where(part => part.Rule is not NotRunRule).Zip(Row(id, own).Parts.Where(part => part.Outcome != "not run")), pair => Assert.Equal(pair.First.Label, pair.Second.Text));
        Assert.InRange(own.Count, 1, Everything.Count - 1);
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Claim_WithoutOneOfItsCells_SaysSomethingElse(string id)
    {
        var claim = ClaimLedger.Find(id)!;
        var own = Everything.Where(row => claim.Reads(row.Experiment, row.Conditions)).ToLookup(row => (row.Experiment, row.Conditions));
        var whole = Json(id, [.. own.SelectMany(cell => cell)]);
        Assert.DoesNotContain(own, left => Json(id, [.. own.Where(cell => cell.Key != left.Key).SelectMany(cell => cell)]) == whole);
    }

    [Fact]
    public void Claims_AllTogether_NeedLessThanEverything()
    {
        var needed = Everything.Where(row => ClaimLedger.All.Any(claim => claim.Reads(row.Experiment, row.Conditions))).Select(row => row.Experiment).Distinct();
        Assert.Equal(
            [
                ExperimentIds.AsDeployed, ExperimentIds.BytesByVariant, ExperimentIds.BytesPerEvent, ExperimentIds.CloseHandshake, ExperimentIds.Compression, ExperimentIds.CompressionLatency, ExperimentIds.ConnectionMemory, ExperimentIds.Curl, ExperimentIds.DeliveryLatency, ExperimentIds.FanOut,
                ExperimentIds.HalfOpen, ExperimentIds.LatencyByVariant, ExperimentIds.PayloadKinds, ExperimentIds.Polling, ExperimentIds.Reconnect, ExperimentIds.ReconnectStorm, ExperimentIds.RoundTrips, ExperimentIds.SilentPeer,
                ExperimentIds.SlowConsumer, ExperimentIds.SourceSize, ExperimentIds.TcpIpBytes, ExperimentIds.Throughput, ExperimentIds.ThroughputByVariant,
            ],
            needed.Order());
    }

    [Fact]
    public void ExactRule_ReadingACellItDoesNotName_SeesNothingThere()
    {
        ExactOutcome Look(Evidence evidence) => ExactOutcome.Open($"{evidence.Cells.Count} {evidence.Rows("e", "b").Count()} {evidence.Rows("f", "a").Count()}");
        var lane = StandardLanes.Tcp(Edition.Tuned);
        var evidence = new Evidence([Fabricated.Row("e", "a", lane, 0), Fabricated.Row("e", "b", lane, 0), Fabricated.Row("f", "a", lane, 0)]);
        Assert.Equal("1 0 0", (new ExactRule("e", Look) { Cells = ["a"] }).Judged(evidence).Words);
        Assert.Equal("2 1 0", new ExactRule("e", Look).Judged(evidence).Words);
    }

    private static string Json(string id, IReadOnlyList<TrialRow> trials) => JsonSerializer.Serialize(Row(id, trials), ResultsFile.Options);

    private static ClaimRow Row(string id, IReadOnlyList<TrialRow> trials) => ClaimAssert.Claim(id, trials);

    private static IEnumerable<TrialRow> Rows(Experiment experiment) =>
        from slice in experiment.Slices(Profile.Full)
        from round in Fabricated.Rounds(Math.Min(slice.Rounds, Rounds))
        from lane in slice.Lanes
        select Row(experiment.Id, slice, lane, round);

    // Every figure that a rule may look for, a little different in every cell and lane.
    private static TrialRow Row(string experiment, Slice slice, Lane lane, int round)
    {
        var salt = (slice.Conditions.Length * 5) + lane.ToString().Length;
        var size = Math.Max(1, slice.Workload.SizeBytes);
        return Fabricated.Latency(experiment, slice.Conditions, lane, round, (100 + salt) * Fabricated.Jitter(round, salt), (300 + salt) * Fabricated.Jitter(round, salt)) with
        {
            Id = $"r{round:00}/{experiment}/{slice.Conditions}/{lane}/{slice.Copy}",
            Copy = slice.Copy,
            EventsPerSecond = (1_000_000 + (1_000 * salt)) * Fabricated.Jitter(round, salt),
            Bytes = new BytesRow(slice.Workload.Events * (size + salt), 0, 20L * size, 20 * 8, 20 * 5, 400, 0, 20, 20L * size, 20 * 6, 20, 0, 0)
            {
                Segments = new SegmentsRow(slice.Workload.Events, slice.Workload.Events / 2, 0),
            },
            CpuUsPerEvent = new SidesRow((10 + salt) * Fabricated.Jitter(round, salt), (20 + salt) * Fabricated.Jitter(round, salt)),
            Figures = new Dictionary<string, double>
            {
                [PayloadRules.EventsIdentical] = 50,
                [PayloadRules.EventsSent] = 50,
                [PayloadRules.ByteValuesBroken] = 129,
                ["detected_ms"] = 1_000 + salt,
                ["reconnected_ms"] = 1_100 + salt,
                ["noticed_s"] = 4 + (salt / 100.0),
                ["peak_connects_per_second"] = 900 + salt,
                ["mean_connects_per_second"] = 90 + salt,
                ["last_ms"] = 9_000 + salt,
                ["answered_by_itself_bytes"] = salt,
                ["answered_when_told_bytes"] = 8,
                [SlowConsumerRunner.HeapGrowth] = 2_000 + salt,
                [SlowConsumerRunner.Written] = 7_000 + salt,
                ["lines"] = 40 + salt,
                ["api_members"] = 20 + salt,
                ["round_trips"] = 2 + salt,
                ["server_kib_per_connection"] = 10 + salt,
                ["first_before_end_ms"] = 900 + salt,
                [FanOutRunner.CpuPerDelivery] = (2 + salt) * Fabricated.Jitter(round, salt),
            },
        };
    }
}
