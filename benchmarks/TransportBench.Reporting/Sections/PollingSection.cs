using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>Long and short polling beside the streams.</summary>
public static class PollingSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = ExperimentKinds.LatencyCells(results, e => ExperimentKinds.IsPolling(results, e) && !ExperimentKinds.IsFloor(results, e));
        foreach (var block in cells.SelectMany(c => LatencySection.CellBlocks(results, c)))
            yield return block;
        foreach (var block in FigureTables.Of(results, e => ExperimentKinds.IsPolling(results, e)))
            yield return block;
    }
}
