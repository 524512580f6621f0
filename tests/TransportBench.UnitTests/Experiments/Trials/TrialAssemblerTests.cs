using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Logs;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

public sealed class TrialAssemblerTests
{
    private const string Lane = "sse:tuned:socket";

    [Fact]
    public void Assemble_Paced_GivesARowPerLaneWithItsOwnTimes()
    {
        using var trial = new FabricatedTrial(1_000, 0, "tcp:tuned:socket", Lane);
        trial.DeliverAll(lane: 0, deliveryNs: 100_000);
        trial.DeliverAll(lane: 1, deliveryNs: 300_000);
        var all = new ClientLaneReport { Received = 1_000 };
        var rows = TrialAssembler.Assemble(
            trial.Plan, FabricatedTrial.T0Ns, Server(new(1_000, 0, null), "tcp:tuned:socket", Lane),
            new ClientReport(new Dictionary<string, ClientLaneReport> { ["tcp:tuned:socket"] = all, [Lane] = all }, null, null));
        Assert.Equal(["tcp:tuned:socket", Lane], rows.Select(row => row.Lane.ToString()));
        Assert.Equal([100, 300], rows.Select(row => Math.Round(row.DeliveryLatencyUs!.P50!.Value)));
        Assert.All(rows, row => Assert.Equal(("constant", 1_000.0, 1_000L), (row.Workload.Schedule, row.Workload.EventsPerSecond, row.Workload.Events)));
        Assert.All(rows, row => Assert.Equal((trial.Plan.Id, trial.Plan.Seed, 0), (row.Id, row.Seed, row.Flags.Count)));
        Assert.All(rows, row => Assert.Null(row.Bytes));
        Assert.All(rows, row => Assert.Null(row.CpuUsPerEvent));
    }

    [Fact]
    public void Assemble_WhatAReaderMustKnow_StandsInTheFlags()
    {
        using var trial = new FabricatedTrial(1_000);
        trial.DeliverAll(lagNs: 90_000);
        trial.Sends().Set(0, 3, NotSent.Overflow);
        var plan = trial.Plan with { ForceRaw = true, RecordMismatches = true };
        var client = new ClientLaneReport { Received = 998, Base64 = true, Mismatches = 2, Broken = [10, 13], TimedOut = true, Tcp = new TcpCounters(1, 1, 1, 1, 2) };
        var row = Assert.Single(TrialAssembler.Assemble(plan, FabricatedTrial.T0Ns, Server(new(999, 0, null), Lane), Client(client)));
        Assert.Equal(["pacing-lag", "base64", "broken-bytes: 0A, 0D", "altered: 2", "timed-out", "lost", "unsent", "retransmits: 2"], row.Flags);
    }

    [Fact]
    public void Assemble_Saturated_GivesRatesOverTheSteadyPhase()
    {
        using var trial = new FabricatedTrial(0);
        var plan = trial.Plan with { Mode = FeedMode.Saturated, SteadyMs = 500, Lanes = [new PlannedLane { Lane = Lane }] };
        var server = Server(new(5_000, 0, null), Lane) with { Begin = new(0, 1_000, 50_000, 1_000), End = new(500_000_000, 9_000, 250_000, 3_000) };
        var client = Client(new ClientLaneReport { Received = 5_000 }) with { Begin = new(0, 0, 0, 900), End = new(500_000_000, 3_000, 150_000, 2_400) };
        var row = Assert.Single(TrialAssembler.Assemble(plan, 0, server, client));
        Assert.Equal(3_000, row.EventsPerSecond); // 1,500 events in half a second.
        Assert.Equal((4.0, 2.0), (row.CpuUsPerEvent!.Server, row.CpuUsPerEvent.Client)); // 8,000 µs over 2,000, 3,000 µs over 1,500.
        Assert.Equal((100.0, 100.0), (row.AllocatedBytesPerEvent!.Server, row.AllocatedBytesPerEvent.Client));
        Assert.Equal("saturated", row.Workload.Schedule);
        Assert.Null(row.DeliveryLatencyUs);
    }

    /// <summary>Marks taken when no processor was to be had: no rate rather than a wrong one.</summary>
    [Theory]
    [InlineData(499, 500, 2_400)] // Both at the end.
    [InlineData(480, 980, 2_400)] // The phase's length apart, and behind it.
    [InlineData(101, 500, 1_000)]
    [InlineData(0, 601, 1_000)]
    public void Assemble_SaturatedWithLateMarks_HasNoRate(long beginMs, long endMs, long atBegin)
    {
        using var trial = new FabricatedTrial(0);
        var plan = trial.Plan with { Mode = FeedMode.Saturated, SteadyMs = 500, Lanes = [new PlannedLane { Lane = Lane }] };
        var server = Server(new(5_000, 0, null), Lane) with { Begin = new(0, 1_000, 50_000, 1_000), End = new(500_000_000, 9_000, 250_000, 3_000) };
        var client = Client(new ClientLaneReport { Received = 5_000 }) with { Begin = new(beginMs * 1_000_000, 0, 0, atBegin), End = new(endMs * 1_000_000, 3_000, 150_000, 2_400) };
        var row = Assert.Single(TrialAssembler.Assemble(plan, 0, server, client));
        Assert.Null(row.EventsPerSecond);
        Assert.Contains("late-marks", row.Flags);
    }

    [Fact]
    public void Assemble_SetUp_CarriesTheClientsFigures()
    {
        using var trial = new FabricatedTrial(1);
        var plan = trial.Plan with { Mode = FeedMode.Immediate, Lanes = [new PlannedLane { Lane = Lane }] };
        var client = Client(new ClientLaneReport { Received = 15, Figures = new Dictionary<string, double> { ["setup_cold_us"] = 321 } });
        var row = Assert.Single(TrialAssembler.Assemble(plan, 0, Server(new(30, 0, null), Lane), client));
        Assert.Equal(321, row.Figures!["setup_cold_us"]);
        Assert.True(row.Counts.Balances);
    }

    [Fact]
    public void Assemble_TappedWithoutAnAccount_IsVoid()
    {
        using var trial = new FabricatedTrial(10);
        trial.DeliverAll();
        Assert.Throws<TrialVoidException>(() => TrialAssembler.Assemble(
            trial.Plan with { Tap = true }, FabricatedTrial.T0Ns, Server(new(10, 0, null), Lane), Client(new ClientLaneReport { Received = 10 })));
    }

    private static ServerReport Server(ServerLaneReport report, params string[] lanes) => new(lanes.ToDictionary(lane => lane, _ => report), null, null);

    private static ClientReport Client(ClientLaneReport report) => new(new Dictionary<string, ClientLaneReport> { [Lane] = report }, null, null);
}
