using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>Figures of experiments that no other section shows, so that none is lost.</summary>
public static class OtherFiguresSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results) => FigureTables.Of(results, e =>
        !ExperimentKinds.IsSetUp(results, e) && !ExperimentKinds.IsPolling(results, e) && !ExperimentKinds.IsPayload(results, e)
        && !ExperimentKinds.IsFault(results, e) && !ExperimentKinds.IsStorm(results, e) && !ExperimentKinds.IsSlowConsumer(results, e));
}
