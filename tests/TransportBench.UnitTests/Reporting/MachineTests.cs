using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Sections;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public sealed class MachineTests
{
    private static readonly RunResults Run = SampleRun.Full();

    [Fact]
    public void Disturbances_OfRows_CountTrialsAndNotLanes()
    {
        var row = Run.Trials[0] with { Flags = ["pacing-lag"] };
        TrialRow[] rows =
        [
            row with { Id = "a" }, row with { Id = "a", Copy = 1 },
            row with { Id = "b", Flags = ["repeated"] },
            row with { Id = "c", Flags = ["repeated", "disturbed: steal 4.1 %"] }, row with { Id = "c", Copy = 1, Flags = ["repeated", "disturbed: steal 4.1 %"] },
            row with { Id = "d", Flags = ["disturbed: other CPU 20.0 %"] },
        ];
        var counts = Disturbances.Of(rows);
        Assert.Equal(new Disturbances(Trials: 4, Disturbed: 3, Repeated: 2, Left: 2), counts);
        Assert.Equal("3 of 4 trials were disturbed by something else on the machine; 2 were run again, and 2 stand in the results marked `disturbed`.", counts.Sentence());
    }

    [Fact]
    public void Sentence_QuietMachine_IsSilent() => Assert.Null(Disturbances.Of(Run.Trials.Select(t => t with { Flags = [] })).Sentence());

    [Fact]
    public void Completeness_DisturbedTrials_AreNoticed()
    {
        Assert.Contains(Completeness.Notices(Run, []), notice => notice.Contains("trials were disturbed by something else", StringComparison.Ordinal));
        var quiet = Run with { Trials = [.. Run.Trials.Select(t => t with { Flags = [] })] };
        Assert.DoesNotContain(Completeness.Notices(quiet, []), notice => notice.Contains("disturbed", StringComparison.Ordinal));
    }

    [Fact]
    public void Completeness_CellsWithFewerRoundsThanPlanned_AreNamed()
    {
        var row = Run.Trials[0] with { Experiment = ExperimentIds.SlowConsumer, Flags = [] };
        var run = Run with
        {
            Settings = Run.Settings with { Profile = "full" },
            Trials =
            [
                .. Enumerable.Range(0, 3).Select(round => row with { Round = round, Conditions = Cells.SlowConsumer() }),
                row with { Round = 0, Conditions = Cells.SlowConsumer(forLong: true) }, // Planned once: complete.
            ],
        };
        var notice = Assert.Single(Completeness.Notices(run, []), one => one.StartsWith("Cells with fewer rounds", StringComparison.Ordinal));
        Assert.Equal($"Cells with fewer rounds than planned: slow-consumer ({Cells.SlowConsumer()}): 3 of 4.", notice);
    }

    [Fact]
    public void Completeness_CellOfAnotherVersion_IsHeldAgainstItsExperiment()
    {
        var row = Run.Trials[0] with { Experiment = "long-gone", Flags = [] };
        var run = Run with { Trials = [row with { Round = 0, Conditions = "a" }, row with { Round = 1, Conditions = "a" }, row with { Round = 0, Conditions = "b" }] };
        Assert.Contains("Cells with fewer rounds than planned: long-gone (b): 1 of 2.", Completeness.Notices(run, []));
    }

    [Fact]
    public void MachineTable_Experiment_HasMediansOverTrials()
    {
        var row = Run.Trials[0] with { Experiment = "polling", Flags = [] };
        MachineRow Machine(double steal, double other, double switches) => new() { CapacityMs = 100, StealPercent = steal, OtherCpuPercent = other, InvoluntarySwitches = new(switches, 2 * switches), Collections = new(0, 1) };
        var run = Run with
        {
            Trials =
            [
                row with { Id = "a", Machine = Machine(0, 1, 100) }, row with { Id = "a", Copy = 1, Machine = Machine(0, 1, 100) },
                row with { Id = "b", Machine = Machine(1, 2, 300), Flags = ["repeated"] },
                row with { Id = "c", Machine = Machine(5, 30, 200), Flags = ["repeated", "disturbed: steal 5.0 %"] },
            ],
        };
        var cells = Assert.Single(MachineTable.Build(run).OfType<Table>().Single().Rows).Select(cell => cell.Text);
        Assert.Equal(["polling", "3", "2", "2", "1", "1.00", "5.00", "2.00", "30.0", "200 / 400", "0 / 1", "–"], cells);
    }

    [Fact]
    public void Environment_FileOfAVersionThatDidNotLook_HasNeitherRowsNorTable()
    {
        var old = Run with
        {
            Environment = Run.Environment with { CpuFrequency = null, CpuBoost = null, CpuIdle = null, ThreadsPerCore = null, Virtualisation = null, ClockSource = null, Limits = null, Packages = null },
            Trials = [.. Run.Trials.Select(t => t with { Machine = null })],
        };
        var table = Assert.Single(EnvironmentSection.Build(old).OfType<Table>());
        Assert.Equal("Load average at the start", table.Rows[^1][0].Text);
    }

    [Fact]
    public void Environment_LimitsNotTold_SaysSo()
    {
        var run = Run with { Environment = Run.Environment with { Limits = new(null, null, null, null) } };
        var row = EnvironmentSection.Build(run).OfType<Table>().First().Rows.Single(r => r[0].Text == "Container limits");
        Assert.Equal("processor time not known, memory not known", row[1].Text);
    }

    [Fact]
    public void LatencySection_DisturbedRounds_AreCountedOnce()
    {
        var run = Run with { Trials = [.. Run.Trials.Select(t => t with { Flags = t.Round < 2 ? [$"disturbed: steal {t.Round}.5 %"] : [] })] };
        var table = LatencySection.Build(run).OfType<Table>().First(t => t.Columns[^1].Header == "Flags");
        Assert.All(table.Rows, row => Assert.Equal("disturbed (2 of 4 rounds)", row[^1].Text));
    }
}
