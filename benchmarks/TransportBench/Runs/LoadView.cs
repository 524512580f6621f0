using System.Globalization;
using Spectre.Console;
using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;

namespace TransportBench.Runs;

/// <summary>A load test while it runs: a line a second, of long tests one in so many.</summary>
internal sealed class LoadView(IAnsiConsole console, LoadScenario scenario) : ILoadObserver
{
    private const int MostLines = 120;

    private readonly int _every = Math.Max(1, (int)Math.Ceiling(scenario.Duration.TotalSeconds / MostLines));
    private readonly Dictionary<string, int> _seconds = [];
    private bool _areSeveral;

    public void OnBegin(IReadOnlyList<string> transports)
    {
        _seconds.Clear();
        _areSeveral = transports.Count > 1;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{string.Join(" and ", transports)}[/]");
        console.WriteLine((_areSeveral ? "                   " : "") + "    time   open/wanted   offered/s  received/s       p50       p99    lost  errors  server CPU  server MiB");
    }

    public void OnSecond(string transport, LoadSecond second)
    {
        var number = _seconds[transport] = _seconds.GetValueOrDefault(transport) + 1;
        if ((number - 1) % _every != 0 && second.At < scenario.Duration.TotalSeconds) return;
        var counters = second.Counters;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(_areSeveral ? $"{transport,-19}" : "")}{second.At,6:0} s  {$"{second.OpenConnections}/{second.WantedConnections}",12}  {second.Offered,10:#,##0}  {counters.Received,10:#,##0}  {Percentile(second, "p50"),8}  {Percentile(second, "p99"),8}  {counters.Lost,6}  {counters.Errors.Values.Sum(),6}  {second.ServerCpuSeconds,10:0%}  {second.ServerRssMib,10:0}"));
    }

    /// <summary>A time in the unit that reads best.</summary>
    /// <param name="us">In µs.</param>
    public static string Time(double us) => us switch
    {
        < 1_000 => FormattableString.Invariant($"{us:0} µs"),
        < 1_000_000 => FormattableString.Invariant($"{us / 1_000:0.0} ms"),
        _ => FormattableString.Invariant($"{us / 1_000_000:0.00} s"),
    };

    private static string Percentile(LoadSecond second, string name) => second.Percentile(name) is { } us ? Time(us) : "-";
}
