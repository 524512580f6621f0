using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>What two blocking sockets cost on this machine: below that no transport can go.</summary>
public static class FloorSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = ExperimentKinds.LatencyCells(results, e => ExperimentKinds.IsFloor(results, e));
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph(
            "`tcp-blocking` is length-prefixed TCP between two blocking sockets, outside the I/O stack that all other lanes share. What lies between it and `tcp` is the price of the stack; what lies between `tcp` and a transport is the price of the protocol. All lanes ran at once, so every ratio is of the same moments; the comparisons below hold each lane against `tcp-blocking` too.")
        { Style = ParagraphStyle.Note };
        foreach (var block in cells.SelectMany(c => LatencySection.CellBlocks(results, c)))
            yield return block;
    }
}
