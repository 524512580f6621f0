using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>Opening a connection until the first event may flow.</summary>
public static class SetUpSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results) =>
        FigureTables.Of(results, e => ExperimentKinds.IsSetUp(results, e) && !ExperimentKinds.IsPolling(results, e));
}
