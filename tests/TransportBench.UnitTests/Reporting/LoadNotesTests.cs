using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Reporting.Loads;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public sealed class LoadNotesTests
{
    private static readonly LoadScenario Scenario = BuiltInScenarios.Find("smoke")! with { Thresholds = [Of("lost == 0"), Of("failed == 0")] };

    [Fact]
    public void Outcome_AllHold_SaysHowMany() => Assert.Equal("All 4 thresholds hold.", LoadNotes.Outcome(Results(Row("websocket"), Row("sse"))));

    [Fact]
    public void Outcome_OneDoesNot_SaysSo() => Assert.Equal("1 of 4 thresholds does not hold.", LoadNotes.Outcome(Results(Row("websocket"), Row("sse", holds: false))));

    [Fact]
    public void Outcome_NoneAskedFor_SaysSo() => Assert.Equal("No thresholds were asked for.", LoadNotes.Outcome(Results(Row("websocket")) with { Scenario = Scenario with { Thresholds = [] } }));

    [Fact]
    public void Outcome_CutOff_SaysHowManyOfAllThatWereAskedFor()
    {
        Assert.Equal("Cut off: 2 of 4 thresholds could be held against what was measured until then, and held.", LoadNotes.Outcome(Results(Row("websocket"))));
        Assert.Equal("Cut off: 2 of 4 thresholds could be held against what was measured until then, and 1 of them did not hold.", LoadNotes.Outcome(Results(Row("websocket", holds: false))));
    }

    [Fact]
    public void Of_CutOff_NamesWhatRanHowFarAndWhatDidNot() => Assert.Equal(
        ["Cut off: websocket after 2 of 3 s, sse did not run."],
        LoadNotes.Of(Results(Row("websocket", LoadFlags.Incomplete) with { Seconds = [Second(1), Second(2.01)] })));

    [Fact]
    public void Of_NothingCouldBeOpened_SaysWhy() => Assert.Contains(
        "sse: no connection could be opened (connect: ConnectionRefused), so it was given up.",
        LoadNotes.Of(Results(Row("websocket"), Row("sse", LoadFlags.Incomplete, LoadFlags.Unreachable) with { Totals = Totals with { Counters = new LoadCounters { Errors = new Dictionary<string, long> { ["connect: ConnectionRefused"] = 3 } } } })));

    [Fact]
    public void Of_MachineThatWasFull_CountsItsSecondsByTheMachineItRanOn()
    {
        var row = Row("sse", LoadFlags.MachineBound) with { Seconds = [Second(1) with { AllCpuSeconds = 3.7 }, Second(2) with { AllCpuSeconds = 3.5 }] };
        var results = Results(Row("websocket"), row);
        Assert.StartsWith("sse: in 1 of 2 seconds server and driver together", Assert.Single(LoadNotes.Of(results with { Environment = results.Environment with { Cores = 4 } })), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingToSay_IsEmpty() => Assert.Empty(LoadNotes.Of(Results(Row("websocket"), Row("sse"))));

    private static LoadTotals Totals => new() { Counters = new LoadCounters(), Offered = 0, DeliveryLatencyUs = new Dictionary<string, double>(), MeanUs = 0, MaxUs = 0, SpreadUs = new Dictionary<string, double>(), Histogram = "" };

    private static Threshold Of(string text) => Threshold.TryParse(text, out var threshold, out var mistake) ? threshold! : throw new ArgumentException(mistake, nameof(text));

    private static LoadResults Results(params LoadRow[] rows) => new() { Environment = SampleRun.Full().Environment, Scenario = Scenario, Seed = 3, Command = "load smoke", Rows = rows };

    private static LoadRow Row(string transport, params string[] flags) => Row(transport, holds: true) with { Flags = flags };

    private static LoadRow Row(string transport, bool holds) => new()
    {
        Transport = transport,
        Totals = Totals,
        Seconds = [Second(1)],
        Thresholds = [new ThresholdRow("lost == 0", 0, true), new ThresholdRow("failed == 0", holds ? 0 : 1, holds)],
        Flags = [],
    };

    private static LoadSecond Second(double at) => new()
    {
        At = at,
        WantedConnections = 1,
        OpenConnections = 1,
        Offered = 1,
        Counters = new LoadCounters { Received = 1 },
        DeliveryLatencyUs = new Dictionary<string, double>(),
        DriverCpuSeconds = 0.1,
        DriverLateMs = 1,
    };
}
