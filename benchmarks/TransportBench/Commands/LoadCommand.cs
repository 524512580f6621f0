using System.CommandLine;
using TransportBench.Core.Feeds;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Machine;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>load [SCENARIO]</c>: an open-model load test with thresholds.</summary>
internal static class LoadCommand
{
    private const string StandardInput = "-";

    private static readonly Argument<string> Scenario = new("SCENARIO")
    {
        Description = $"A scenario file (docs/load.md), - for one on stdin, or the name of one that is built in: {string.Join(", ", BuiltInScenarios.All.Select(scenario => scenario.Name))}",
        DefaultValueFactory = _ => BuiltInScenarios.All[0].Name,
    };

    private static readonly Option<string[]> Transport = new("--transport") { Description = "Only this of the scenario's transports, websocket or sse; repeatable", HelpName = "ID", DefaultValueFactory = _ => [] };
    private static readonly Option<int?> Connections = Options.Optional("--connections", "The scenario's shape with that many connections at most; where it injects them (churn), that many new ones a second", 1, (int)ScenarioScale.Most);
    private static readonly Option<double?> Rate = Options.Optional("--rate", "The scenario's shape with that many events per second at most", 0.001, ScenarioScale.Most);
    private static readonly Option<string?> Duration = new("--duration", "-d") { Description = "The scenario's shape in that time, for example 30s, 1m30s or 1h", HelpName = "TIME" };
    private static readonly Option<string[]> Threshold = new("--threshold") { Description = "One more threshold, for example 'p99 < 20ms'; repeatable", HelpName = "TEXT", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> Target = new("--target") { Description = "A server that is there already and keeps the feed contract (docs/feed-contract.md), for example http://127.0.0.1:8080, instead of one of our own", HelpName = "URL" };
    private static readonly Option<bool> Echo = new("--echo") { Description = "Every connection sends the scenario's events and has them back: round trips on one clock, wherever the server is" };
    private static readonly Option<DriverReads?> Reads = Options.Choice<DriverReads>("--driver-reads", "Where the driver reads its sockets: on the threads that saw them ready, or on the thread pool");
    private static readonly Option<ulong?> Seed = Options.Optional<ulong>("--seed", "Seed of the payloads; by default drawn from the clock", 0, (1UL << 53) - 1);
    private static readonly Option<string?> Out = new("--out") { Description = "Directory of the results; by default a new one under results/local", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace another load test in --out" };
    private static readonly Option<bool> Json = new("--json") { Description = "load.json on stdout, progress on stderr" };

    public static Command Create()
    {
        var command = new Command("load", $"""
            An open-model load test of the twin servers: connections and events come when the scenario says, whatever became of earlier ones. Exit code 1 if a threshold does not hold.

            Built in:
            {string.Join(Environment.NewLine, BuiltInScenarios.All.Select(scenario => $"  {scenario.Name,-12}  {scenario.Description}"))}

            Example: dotnet run -c Release --project benchmarks/TransportBench -- load smoke
                     dotnet run -c Release --project benchmarks/TransportBench -- load soak --connections 1000 --rate 20 --duration 5m
                     dotnet run -c Release --project benchmarks/TransportBench -- load smoke --echo
                     dotnet run -c Release --project benchmarks/TransportBench -- load ramp --transport sse --threshold 'p99 < 50ms' --json | jq '.rows[].thresholds'
            """)
        {
            Scenario, Transport, Connections, Rate, Duration, Threshold, Target, Echo, Reads, Seed, Out, Force, Json,
        };
        Connections.Aliases.Add("-c"); // As wrk has it, and -d.
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var named = parsed.GetValue(Scenario)!;
        try
        {
            var scale = new ScenarioScale(parsed.GetValue(Connections), parsed.GetValue(Rate), TimeOf(parsed.GetValue(Duration)));
            var scenario = Chosen(named, parsed.GetValue(Transport)!, parsed.GetValue(Threshold)!, scale);
            var target = new LoadTarget { Server = TargetOf(parsed.GetValue(Target)), Echo = parsed.GetValue(Echo), Reads = parsed.GetValue(Reads) ?? DriverReads.Inline };
            if (target.Echo && scenario.Kind is not (PayloadKind.Text or PayloadKind.Json or PayloadKind.Unicode))
                throw new UsageException("--echo sends text: kind text, json or unicode, as both transports carry them");
            if (OpenFiles.WhyNot(OpenFiles.MostConnections(scenario, target.Mode), SystemFiles.Here) is { } reason) throw new PlatformNotSupportedException(reason);
            var seed = parsed.GetValue(Seed) ?? Seeds.FromClock(TimeProvider.System);
            var directory = RunDirectory.Claim(parsed.GetValue(Out), "load", parsed.GetValue(Force), TimeProvider.System, LoadFile.Name);
            return await new LoadSession(scenario, target, seed, directory, Words(parsed, named, seed), parsed.GetValue(Json)).RunAsync(cancellationToken);
        }
        catch (ScenarioException e)
        {
            foreach (var mistake in e.Mistakes) await Console.Error.WriteLineAsync($"{named}:{mistake}"); // As compilers write it: editors jump there.
            CommandLine.Complain($"{named}: {e.Mistakes.Count} {(e.Mistakes.Count == 1 ? "mistake" : "mistakes")}; docs/load.md has the format");
            return ExitCode.Usage;
        }
    }

    private static LoadScenario Chosen(string named, string[] transports, string[] thresholds, ScenarioScale scale)
    {
        try
        {
            var scenario = ScenarioFile.Over(named == StandardInput ? ScenarioReader.Read(Console.In.ReadToEnd()) : ScenarioFile.Named(named), transports);
            return scale.Of(scenario) with { Thresholds = [.. scenario.Thresholds, .. thresholds.Select(ThresholdOf)] };
        }
        catch (Exception e) when (e is FileNotFoundException or ArgumentException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static TimeSpan? TimeOf(string? text) =>
        text is null ? null : LoadDuration.TryParse(text, out var time) ? time : throw new UsageException($"--duration '{text}' is not allowed: a time such as 500ms, 30s, 1m30s or 1h, up to 24h");

    private static Uri? TargetOf(string? text) =>
        text is null ? null : LoadTarget.TryParse(text, out var server, out var mistake) ? server : throw new UsageException($"--target: {mistake}");

    private static Threshold ThresholdOf(string text) =>
        Load.Scenarios.Threshold.TryParse(text, out var threshold, out var mistake) ? threshold! : throw new UsageException($"--threshold: {mistake}");

    private static string Words(ParseResult parsed, string named, ulong seed) => string.Join(' ',
    [
        CommandLine.Invocation, "load", Consoles.Quoted(named),
        .. parsed.GetValue(Transport)!.Select(id => "--transport " + id),
        .. parsed.GetValue(Connections) is { } connections ? [FormattableString.Invariant($"--connections {connections}")] : Array.Empty<string>(),
        .. parsed.GetValue(Rate) is { } rate ? [FormattableString.Invariant($"--rate {rate}")] : Array.Empty<string>(),
        .. parsed.GetValue(Duration) is { } duration ? [$"--duration {duration}"] : Array.Empty<string>(),
        .. parsed.GetValue(Threshold)!.Select(text => $"--threshold '{text}'"),
        .. parsed.GetValue(Target) is { } target ? [$"--target {target}"] : Array.Empty<string>(),
        .. parsed.GetValue(Echo) ? ["--echo"] : Array.Empty<string>(),
        .. parsed.GetValue(Reads) is { } reads ? [$"--driver-reads {reads.ToString().ToLowerInvariant()}"] : Array.Empty<string>(),
        FormattableString.Invariant($"--seed {seed}"),
    ]);
}
