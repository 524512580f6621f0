using TransportBench.Core.Schedules;
using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;
using TransportBench.Statistics;

namespace TransportBench.Load.Results;

/// <summary>Whether the server's memory grows while the load stays the same.</summary>
/// <param name="KibPerMinute">Slope of the resident memory, in KiB a minute.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Points">Points of ten seconds that it was fitted to.</param>
public sealed record MemoryTrend(double KibPerMinute, double Low, double High, int Points)
{
    private const int SecondsOfAPoint = 10;

    /// <summary>Fits it to the last connections phase, its first quarter left out; <see langword="null"/>: the rate of events changes meanwhile, or there are too few points for an interval, six of ten seconds.</summary>
    /// <remarks>A point is the median of ten seconds: a collector's saw-tooth is no trend, and neighbouring seconds remember one another.</remarks>
    public static MemoryTrend? Of(LoadScenario scenario, IReadOnlyList<LoadSecond> seconds)
    {
        var begin = scenario.Connections.SkipLast(1).Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.During);
        begin += (scenario.Duration - begin) / 4;
        var rate = new LoadProfile(scenario.Events);
        if (seconds.Where(second => second.At > begin.TotalSeconds && second.At < scenario.Duration.TotalSeconds).Select(second => rate.LevelAt(TimeSpan.FromSeconds(second.At))).Distinct().Skip(1).Any()) return null;
        (double, double)[] points =
        [
            .. seconds.Where(second => second.At > begin.TotalSeconds && second.ServerRssMib is not null)
                .Chunk(SecondsOfAPoint).Where(chunk => chunk.Length == SecondsOfAPoint)
                .Select(chunk => (chunk.Average(second => second.At) / 60, Percentiles.Median([.. chunk.Select(second => second.ServerRssMib!.Value)]) * 1024)),
        ];
        if (points.Length < Slope.FewestPoints) return null;
        var slope = Slope.Of(points);
        return new MemoryTrend(Math.Round(slope.Estimate, 2), Math.Round(slope.Interval!.Value.Low, 2), Math.Round(slope.Interval.Value.High, 2), points.Length);
    }
}
