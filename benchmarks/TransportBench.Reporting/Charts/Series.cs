using TransportBench.Reporting.Data;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Charts;

/// <summary>What tells a lane from the others: its transport's colour and stroke, and a name in the legend.</summary>
/// <param name="Name">As the legend prints it.</param>
/// <param name="Style">Class of chart.css.</param>
public sealed record Series(string Name, string Style)
{
    /// <summary>Lanes of one chart. Lanes of the same transport share a colour and differ in the stroke.</summary>
    public static IReadOnlyList<Series> Of(IReadOnlyList<TrialLane> lanes)
    {
        var names = new LaneNames(lanes.Select(l => l.Name));
        return
        [
            .. lanes.Select((lane, i) =>
            {
                var earlier = lanes.Take(i).Count(l => l.Row.Transport == lane.Row.Transport);
                return new Series(names[lane.Name], Class(lane.Row.Transport) + (earlier == 0 ? "" : $" again{Math.Min(earlier, 3)}"));
            }),
        ];
    }

    // A transport that chart.css does not know gets the neutral series colour.
    private static string Class(string transport) => Core.Transports.Find(transport) is null ? "t-other" : "t-" + transport;
}
