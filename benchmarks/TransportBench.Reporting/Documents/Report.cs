using TransportBench.Reporting.Charts;

namespace TransportBench.Reporting.Documents;

/// <summary>A whole report, not yet rendered.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Opening">What stands before the first section: the answer.</param>
/// <param name="Sections">The sections, in order; none is empty.</param>
public sealed record Report(string Title, IReadOnlyList<Block> Opening, IReadOnlyList<Section> Sections)
{
    /// <summary>Every chart, in order.</summary>
    public IEnumerable<Chart> Charts => Opening.Concat(Sections.SelectMany(s => s.Blocks)).SelectMany(ChartsOf);

    private static IEnumerable<Chart> ChartsOf(Block block) => block switch
    {
        Figure figure => [figure.Chart],
        Fold fold => fold.Blocks.SelectMany(ChartsOf),
        _ => [],
    };
}
