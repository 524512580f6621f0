using System.Globalization;
using TransportBench.Core.Schedules;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Machine;

namespace TransportBench.Load.Driving;

/// <summary>Whether a process may have as many connections as a scenario wants.</summary>
/// <remarks>.NET raises the soft limit to the hard one when a process starts, so the hard one decides (getrlimit(2), <c>RLIMIT_NOFILE</c>).</remarks>
public static class OpenFiles
{
    private const int Beside = 300;
    private const string Line = "Max open files";

    /// <summary>The most connections a scenario may have at once.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="mode">With <see cref="LoadMode.Echo"/> over SSE, events go up on connections of their own, as many as there are streams.</param>
    public static long MostConnections(LoadScenario scenario, LoadMode mode)
    {
        var injected = scenario.Session is { } session ? scenario.Connections.Where(phase => phase.Kind == PhaseKind.Inject).Select(phase => phase.To * Math.Min(session.TotalSeconds, phase.During.TotalSeconds)).Sum() : 0;
        var each = mode == LoadMode.Echo && scenario.Transports.Contains("sse") ? 2 : 1;
        return (long)Math.Ceiling((new LoadProfile(scenario.Connections).Peak + injected) * each);
    }

    /// <summary>Why this process cannot have them, with what helps.</summary>
    /// <param name="connections">How many.</param>
    /// <param name="files">Where <c>/proc</c> lies.</param>
    /// <returns><see langword="null"/>: it can, or the system does not say.</returns>
    public static string? WhyNot(long connections, SystemFiles files)
    {
        if (HardLimit(files) is not { } limit || connections + Beside <= limit) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{connections:#,##0} connections take about {connections + Beside:#,##0} open files in a process, and the hard limit is {limit:#,##0}; raise it (as root: ulimit -Hn {connections + Beside}, or nofile in /etc/security/limits.conf, or LimitNOFILE= of the service), or ask for fewer");
    }

    private static long? HardLimit(SystemFiles files) =>
        files.Lines("proc/self/limits").FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } line
        && long.TryParse(line[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;
}
