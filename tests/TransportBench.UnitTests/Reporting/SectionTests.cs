using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Sections;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class SectionTests
{
    private static readonly RunResults Run = SampleRun.Full();

    [Theory]
    [InlineData("equivalent", "equivalent", "Delivery latency gives no reason to choose")]
    [InlineData("equivalent", "inconclusive", "Delivery latency gives no reason to choose")]
    [InlineData("inconclusive", "inconclusive", "Delivery latency is undecided")]
    [InlineData("equivalent", "above", "Delivery latency differs")]
    public void Answer_Latency_FollowsTheDecisions(string tuned, string idiomatic, string expected)
    {
        var run = Run with
        {
            Comparisons = [.. Run.Comparisons.Select(c => c with { Decision = c.Conditions.StartsWith("tuned", StringComparison.Ordinal) ? tuned : idiomatic })],
        };

        Assert.StartsWith(expected, Answer.Sentences(run).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_DifferenceThatMatters_IsCounted()
    {
        var run = Run with { Comparisons = [.. Run.Comparisons.Select(c => c with { Matters = c.Matters is null ? null : true })] };

        Assert.Contains("In 6 of 6 latency comparisons of the two the difference matters (more than 1 ms at p50 or 5 ms at p99).", Answer.Sentences(run));
    }

    [Fact]
    public void Answer_LostEvents_AreCounted()
    {
        var sentence = Answer.Sentences(SampleRun.Interrupted()).Last();

        Assert.Equal("Of 1,510 paced events 10 were never sent, 20 were lost, 0 duplicated and 0 out of order.", sentence);
    }

    [Fact]
    public void LatencySection_VoidTrial_IsLeftOutAndNamed()
    {
        var id = Run.Trials[0].Id;
        var run = Run with { Trials = [.. Run.Trials.Select(t => t.Id == id ? t with { Flags = ["void: a wrong byte"] } : t)] };

        Assert.Contains($"Void trials, left out of every figure: {id}.", Completeness.Notices(run, []));
        Assert.Equal(("4", "3"), (Rounds(Run), Rounds(run)));

        static string Rounds(RunResults results)
        {
            var table = Tables(LatencySection.Build(results)).First(t => t.Rows.Any(r => r[0].Text == "tcp:tuned:socket"));
            return Row([table], "tcp:tuned:socket")[table.Columns.Select(c => c.Header).ToList().IndexOf("Rounds")].Text;
        }
    }

    [Fact]
    public void CarryOver_SecondCopy_CountsAsTheLane()
    {
        var sse = SampleTrials.Lane("sse", "tuned");
        var run = Run with
        {
            Trials = [.. Run.Trials.Select(t => t.CarryOver is null ? t : t with { CarryOver = t.CarryOver.ToDictionary(c => c.Key == sse && t.Round % 2 == 0 ? c.Key + "#1" : c.Key, c => c.Value) })],
        };

        Assert.Equal(Tables(CarryOverSection.Build(Run)).SelectMany(Texts), Tables(CarryOverSection.Build(run)).SelectMany(Texts));
    }

    [Fact]
    public void CarryOver_PairWithoutSamples_SaysTooFew()
    {
        var (tcp, sse) = (SampleTrials.Lane("tcp", "tuned"), SampleTrials.Lane("sse", "tuned"));
        var run = Run with
        {
            Trials = [.. Run.Trials.Select(t => t.CarryOver is null || t.Lane.ToString() != tcp ? t : t with { CarryOver = t.CarryOver.Where(c => c.Key != sse).ToDictionary() })],
        };

        var table = Tables(CarryOverSection.Build(run)).Single(t => t.Rows.Any(r => r[0].Text == tcp));
        Assert.Equal("too few", Row([table], tcp)[table.Columns.Select(c => c.Header).ToList().IndexOf("after sse")].Text);
    }

    [Fact]
    public void Comparison_TooFewSamples_SaysSoWhereverAFigureIsMissing()
    {
        var few = Run.Comparisons.Single(c => c.Decision == "too few samples");
        var row = Assert.Single(ComparisonTable.Of([few], "").Rows).Select(c => c.Text).ToList();
        var same = Assert.Single(Assert.Single(Tables(SameLaneSection.Build(Run with { Comparisons = [few with { SameLane = true }] }))).Rows).Select(c => c.Text).ToList();

        Assert.Equal(["too few", "too few", "too few", "too few", "4", "–", "too few samples"], row[2..]);
        Assert.Equal(["too few", "too few", "4", "–", "no"], same[3..]);
    }

    [Fact]
    public void Comparison_NoRatioForAnotherReason_KeepsTheDash()
    {
        var none = Run.Comparisons.Single(c => c.Decision == "too few samples") with { Decision = "inconclusive" };

        Assert.Equal(["–", "–", "–", "–"], Assert.Single(ComparisonTable.Of([none], "").Rows).Select(c => c.Text).ToList()[2..6]);
    }

    [Fact]
    public void CarryOver_BothCopiesInOneRound_AreOneFigure()
    {
        var sse = SampleTrials.Lane("sse", "tuned");
        var run = Run with
        {
            Trials = [.. Run.Trials.Select(t => t.CarryOver?.TryGetValue(sse, out var us) != true ? t : t with
            {
                CarryOver = t.CarryOver!.Where(c => c.Key != sse).Append(new(sse, us - 5)).Append(new(sse + "#1", us + 5)).ToDictionary(),
            })],
        };

        Assert.Equal(Tables(CarryOverSection.Build(Run)).SelectMany(Texts), Tables(CarryOverSection.Build(run)).SelectMany(Texts));
    }

    [Fact]
    public void Accounting_Saturated_HasASentenceOfItsOwn()
    {
        var saturated = Run.Trials.Where(t => t.Workload.Schedule == "saturated").ToList();
        var run = Run with { Trials = [.. saturated, .. Run.Trials.Where(t => t.Experiment == "connection-setup")] };

        Assert.Equal([$"Saturated, every event sent was received and verified: {saturated.Sum(t => t.Counts.Sent):#,##0}."], Accounting.Sentences(run));
    }

    [Fact]
    public void Accounting_PayloadBrokenOnPurpose_IsNotCounted()
    {
        var row = Run.Trials[0] with { Counts = new(256, 0, 256, 56, 200, 0, 0, new Dictionary<string, long> { ["missing-after-drain"] = 200 }) };
        var run = Run with { Trials = [Run.Trials[0], row with { Experiment = "payload-kinds", Conditions = "every byte value, raw" }] };

        Assert.Equal(["All 10,200 paced events arrived once and in order."], Accounting.Sentences(run));
    }

    [Fact]
    public void Claims_PartsNotRunForOneReason_StandOnce()
    {
        PartRow NotRun(string text, string why) => new() { Text = text, Outcome = "not run", Evidence = why };
        var claim = Run.Claims[0] with { Verdict = "Supported", Parts = [Run.Claims[0].Parts[0], NotRun("(c) LAN", "no link"), NotRun("(c) 4G", "no link"), NotRun("(d) IPv6", "no IPv6")] };
        var table = Assert.Single(Tables(ClaimSection.Build(Run with { Claims = [claim] })));

        Assert.Equal(3, table.Rows.Count);
        Assert.Equal(("2 parts not run: (c)", "no link"), (table.Rows[1][0].Text, table.Rows[1][2].Text));
    }

    [Fact]
    public void SetUp_FigureOfSomeRounds_CountsThoseAlone()
    {
        var run = Run with
        {
            Trials = [.. Run.Trials.Select(t => t is { Experiment: "connection-setup", Round: 2, Lane.Transport: "sse" }
                ? t with { Figures = t.Figures!.Append(new("setup_first_us", 9_000)).ToDictionary() } : t)],
        };
        var table = Tables(SetUpSection.Build(run))[0];
        var row = table.Rows.Single(r => r[1].Text.StartsWith("sse", StringComparison.Ordinal));

        Assert.Equal(["Rounds", "setup first (µs)", "Rounds with setup first"], table.Columns.Select(c => c.Header).TakeLast(3));
        Assert.Equal(["4", "9,000", "1"], row.Select(c => c.Text).TakeLast(3));
    }

    [Theory]
    [InlineData(1_000, "about 1000 rounds would decide")]
    [InlineData(2_734, "more than 1,000 rounds would decide")]
    public void Needed_ManyRounds_AreNotCounted(int rounds, string expected) =>
        Assert.Equal(expected, ComparisonText.Needed(Run.Comparisons[0] with { RoundsNeeded = rounds }));

    [Fact]
    public void Bytes_KernelReadForSome_IsSaid()
    {
        var first = Run.Trials.First(t => t.Bytes is not null && t.Experiment == "bytes-per-event");
        var run = Run with { Trials = [.. Run.Trials.Select(t => t == first ? t with { Bytes = t.Bytes! with { Kernel = true } } : t)] };

        Assert.Contains("TCP_INFO was read for 1 of ", BytesSection.Build(run).OfType<Paragraph>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_ResidualNotZero_StandsOut()
    {
        var run = Run with { Trials = [.. Run.Trials.Select(t => t.Bytes is null ? t : t with { Bytes = t.Bytes with { Residual = -3 } })] };

        var cell = Row(Tables(BytesSection.Build(run)), "sse:tuned:socket")[7];

        Assert.Equal(("12", Tone.Negative), (cell.Text, cell.Tone));
    }

    [Fact]
    public void Throughput_ComparedBothWays_ShowsOneRatioPerPair()
    {
        var inverse = Run.Comparisons.Where(c => c.Experiment == "throughput").Select(c => c with { Id = "x/" + c.Id, Claim = "ws-throughput", Candidate = c.Baseline, Baseline = c.Candidate, Ratio = 1 / c.Ratio, Low = 1 / c.High, High = 1 / c.Low });
        var run = Run with { Comparisons = [.. Run.Comparisons, .. inverse] };

        Assert.Equal(Tables(ThroughputSection.Build(Run)).SelectMany(Texts), Tables(ThroughputSection.Build(run)).SelectMany(Texts));
        Assert.Equal(
            ThroughputSection.Build(Run).OfType<Figure>().Select(f => f.Chart.Wide.Body),
            ThroughputSection.Build(run).OfType<Figure>().Select(f => f.Chart.Wide.Body));
    }

    private static List<Table> Tables(IEnumerable<Block> blocks) => [.. blocks.SelectMany(b => b is Fold fold ? fold.Blocks : [b]).OfType<Table>()];

    private static IReadOnlyList<Cell> Row(IEnumerable<Table> tables, string lane) => tables.SelectMany(t => t.Rows).First(r => r.Any(c => c.Text == lane));

    private static IEnumerable<string> Texts(Table table) => table.Rows.SelectMany(r => r).Select(c => c.Text + c.Detail);
}
