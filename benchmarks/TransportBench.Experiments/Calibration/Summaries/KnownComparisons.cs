using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>The comparisons of a run in which a lane stands on both sides, through the very code of every other comparison.</summary>
internal static class KnownComparisons
{
    private const string Nothing = "nothing";

    /// <summary>Those of one run.</summary>
    public static IEnumerable<KnownComparisonRow> Of(int run, IReadOnlyList<TrialRow> trials)
    {
        var evidence = new Evidence(trials);
        var asked = Questions().SelectMany(question => Requests(question)).ToDictionary(ask => ask.Request.Id, StringComparer.Ordinal);
        return Comparisons.Compute(evidence, asked.Values.Select(ask => ask.Request))
            .Where(row => row is { Ratio: not null, P: not null })
            .Select(row => Row(run, row, asked[row.Id], evidence));
    }

    private static IEnumerable<Question> Questions()
    {
        foreach (var edition in Enum.GetValues<Edition>())
        {
            var cell = Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate);
            yield return new Question(SameLane.Id, edition, cell, cell, Nothing, 1, SameLane.MetricsOf(0));
            yield return new Question(Noisy.Id, edition, cell, cell, Nothing, 1, SameLane.MetricsOf(0));
            foreach (var shift in SameLane.Shifts)
                yield return new Question(SameLane.Id, edition, cell, SameLane.Conditions(cell, shift), FormattableString.Invariant($"stamps +{shift * 100:0.#} %"), 1 + shift, SameLane.MetricsOf(shift));
            foreach (var delay in Delay.Microseconds)
                yield return new Question(Delay.Id, edition, cell, Delay.Conditions(edition, delay), FormattableString.Invariant($"due +{delay} µs"), null, [Metrics.DeliveryP50]);
        }
    }

    private static IEnumerable<Ask> Requests(Question question) =>
        from metric in question.Metrics
        from lane in SameLane.Doubled(question.Edition)
        select new Ask(question, lane.ToString(), new ComparisonRequest
        {
            Experiment = question.Part,
            Metric = metric,
            Conditions = question.Conditions,
            Baseline = lane.ToString(),
            Candidate = PlannedLane.NameOf(lane.ToString(), 1),
        });

    private static KnownComparisonRow Row(int run, ComparisonRow row, Ask ask, Evidence evidence) => new()
    {
        Part = ask.Question.Part,
        Run = run,
        Conditions = ask.Question.Cell,
        Lane = ask.Lane,
        Metric = row.Metric,
        Injected = ask.Question.Injected,
        TrueRatio = ask.Question.TrueRatio,
        Rounds = row.Rounds,
        Ratio = row.Ratio!.Value,
        Low = row.Low,
        High = row.High,
        DifferenceUs = row.Difference!.Value,
        P = row.P!.Value,
        Detected = row.Detected,
        LogRatios = ask.Question.Injected == Nothing ? LogRatios(evidence.Pair(ask.Request)) : null,
    };

    private static double[] LogRatios(PairedSeries pairs) =>
        [.. pairs.Baseline.Zip(pairs.Candidate, (baseline, candidate) => Math.Round(Math.Log(candidate / baseline), 6))];

    private sealed record Question(string Part, Edition Edition, string Cell, string Conditions, string Injected, double? TrueRatio, IReadOnlyList<string> Metrics);

    private sealed record Ask(Question Question, string Lane, ComparisonRequest Request);
}
