using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Runs;

public sealed class RepeatingRunnerTests
{
    private static readonly TrialPlan Plan = new()
    {
        Id = "r00/delivery-latency/made up",
        Experiment = "delivery-latency",
        Conditions = "made up",
        Round = 0,
        Seed = 9,
        Mode = FeedMode.Saturated,
        SteadyMs = 1_000,
        Lanes = [new PlannedLane { Lane = "sse:tuned:socket" }],
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 16, Events = 0 },
    };

    private readonly List<TrialPlan> _ran = [];
    private int _closed;

    [Fact]
    public async Task Run_Undisturbed_IsRunOnceAndUnmarked()
    {
        var row = await RunAsync(other: [9]);
        Assert.Single(_ran);
        Assert.Equal(["own"], row.Flags);
    }

    [Fact]
    public async Task Run_Disturbed_IsRunAgainTheSameAndTheQuieterAttemptKept()
    {
        var row = await RunAsync(other: [40, 3]);
        Assert.Equal([Plan, Plan], _ran);
        Assert.Equal(3, row.Machine!.OtherCpuPercent);
        Assert.Equal(["own", "repeated"], row.Flags);
    }

    [Fact]
    public async Task Run_DisturbedTwice_KeepsTheLessDisturbedAttemptMarked()
    {
        var row = await RunAsync(other: [40, 20]);
        Assert.Equal(20, row.Machine!.OtherCpuPercent);
        Assert.Equal(["own", "repeated", "disturbed: other CPU 20.0 %"], row.Flags);
    }

    [Theory]
    [InlineData(40, 60)]
    [InlineData(40, 40)] // Nothing to choose by: the first.
    public async Task Run_RepeatNoQuieter_KeepsTheFirstAttempt(double first, double second)
    {
        var row = await RunAsync(other: [first, second]);
        Assert.Equal((1, first), (row.Counts.Sent, row.Machine!.OtherCpuPercent));
        Assert.Equal(["own", "repeated", "disturbed: other CPU 40.0 %"], row.Flags);
    }

    [Fact]
    public async Task Run_FirstAttemptWithBetterLatency_IsNotKeptForIt()
    {
        var attempts = new Queue<TrialRow>([Row(1, 40) with { DeliveryLatencyUs = Latency(10) }, Row(2, 3) with { DeliveryLatencyUs = Latency(500) }]);
        var rows = await Runner(TimeSpan.FromMinutes(1)).RunAsync(Plan, (_, _) => Attempt(attempts.Dequeue()), TestContext.Current.CancellationToken);
        Assert.Equal(500, rows[0].DeliveryLatencyUs!.P50);
    }

    public static TheoryData<string> NotRepeatable => [nameof(FeedMode.Immediate), nameof(TrialPlan.Discard), nameof(TrialPlan.Tap), nameof(TrialPlan.RecordMismatches)];

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task Run_WhatARepeatCannotImprove_IsOnlyMarked(string kind)
    {
        var plan = kind switch
        {
            nameof(FeedMode.Immediate) => Plan with { Mode = FeedMode.Immediate },
            nameof(TrialPlan.Discard) => Plan with { Discard = true },
            nameof(TrialPlan.Tap) => Plan with { Tap = true },
            _ => Plan with { RecordMismatches = true },
        };
        var rows = await Runner(TimeSpan.FromMinutes(1)).RunAsync(plan, (_, _) => Attempt(Row(1, 40)), TestContext.Current.CancellationToken);
        Assert.Equal(["own", "disturbed: other CPU 40.0 %"], rows[0].Flags);
        Assert.Equal(0, _closed);
    }

    [Fact]
    public async Task Run_BudgetSpent_IsOnlyMarkedAndSaidOnce()
    {
        var runner = Runner(TimeSpan.FromSeconds(1.5)); // One repeat of a second.
        var flags = new List<string>();
        for (var trial = 0; trial < 3; trial++)
            flags.Add(string.Join(" ", (await runner.RunAsync(Plan, Run([40, 3]), TestContext.Current.CancellationToken))[0].Flags));
        Assert.Equal(["own repeated", "own disturbed: other CPU 40.0 %", "own disturbed: other CPU 40.0 %"], flags);
        Assert.Equal((4, 1), (_ran.Count, _closed));
    }

    [Fact]
    public async Task Run_RepeatThatIsVoid_IsNotHidden()
    {
        var attempts = new Queue<Func<Task<IReadOnlyList<TrialRow>>>>([() => Attempt(Row(1, 40)), () => throw new TrialVoidException("a wrong byte")]);
        await Assert.ThrowsAsync<TrialVoidException>(() => Runner(TimeSpan.FromMinutes(1)).RunAsync(Plan, (_, _) => attempts.Dequeue()(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_VoidTrial_IsNotRepeated()
    {
        var attempts = 0;
        await Assert.ThrowsAsync<TrialVoidException>(() => Runner(TimeSpan.FromMinutes(1)).RunAsync(
            Plan, (_, _) => attempts++ == 0 ? throw new TrialVoidException("a wrong byte") : Attempt(Row(1, 0)), TestContext.Current.CancellationToken));
        Assert.Equal(1, attempts);
    }

    private async Task<TrialRow> RunAsync(double[] other) =>
        Assert.Single(await Runner(TimeSpan.FromMinutes(1)).RunAsync(Plan, Run(other), TestContext.Current.CancellationToken));

    private RepeatingRunner Runner(TimeSpan budget) => new(new RepeatBudget(budget), DisturbanceLimits.Stated, () => _closed++);

    private Func<TrialPlan, CancellationToken, Task<IReadOnlyList<TrialRow>>> Run(double[] other)
    {
        var attempt = 0;
        return (plan, _) =>
        {
            _ran.Add(plan);
            return Attempt(Row(attempt + 1, other[attempt++]));
        };
    }

    private static Task<IReadOnlyList<TrialRow>> Attempt(TrialRow row) => Task.FromResult<IReadOnlyList<TrialRow>>([row]);

    private static LatencyRow Latency(double p50) => new(p50, null, null, null, p50, 1, "");

    private static TrialRow Row(long sent, double otherPercent) => new()
    {
        Id = Plan.Id,
        Experiment = Plan.Experiment,
        Conditions = Plan.Conditions,
        Round = 0,
        Seed = Plan.Seed,
        Lane = new LaneRow("sse", "", "tuned", "socket"),
        Workload = new WorkloadRow("text", 16, "saturated", 0, 0),
        Counts = new CountsRow(sent, 0, sent, sent, 0, 0, 0, new Dictionary<string, long>()),
        Machine = new MachineRow { CapacityMs = 2_000, StealPercent = 0, OtherCpuPercent = otherPercent },
        Flags = ["own"],
    };
}
