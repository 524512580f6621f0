using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
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

        Assert.Equal("Of 1,208 paced events 8 were never sent, 16 were lost, 0 duplicated and 0 out of order.", sentence);
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
            ThroughputSection.Build(Run).OfType<Figure>().Select(f => f.Chart.Body),
            ThroughputSection.Build(run).OfType<Figure>().Select(f => f.Chart.Body));
    }

    private static List<Table> Tables(IEnumerable<Block> blocks) => [.. blocks.OfType<Table>()];

    private static IReadOnlyList<Cell> Row(IEnumerable<Table> tables, string lane) => tables.SelectMany(t => t.Rows).First(r => r.Any(c => c.Text == lane));

    private static IEnumerable<string> Texts(Table table) => table.Rows.SelectMany(r => r).Select(c => c.Text + c.Detail);
}
