using System.CommandLine;
using TransportBench.Core;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Machine;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>load [SCENARIO]</c>: an open-model load test with thresholds.</summary>
internal static class LoadCommand
{
    private static readonly Argument<string> Scenario = new("SCENARIO")
    {
        Description = $"A scenario file (docs/load.md), or the name of one that is built in: {string.Join(", ", BuiltInScenarios.All.Select(scenario => scenario.Name))}",
        DefaultValueFactory = _ => BuiltInScenarios.All[0].Name,
    };

    private static readonly Option<string[]> Transport = new("--transport") { Description = "Only these of the scenario's transports: websocket, sse; repeatable", HelpName = "ID", DefaultValueFactory = _ => [] };
    private static readonly Option<string[]> Threshold = new("--threshold") { Description = "One more threshold, for example 'p99 < 20ms'; repeatable", HelpName = "TEXT", DefaultValueFactory = _ => [] };
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
                     dotnet run -c Release --project benchmarks/TransportBench -- load ramp --transport sse --threshold 'p99 < 50ms' --json | jq '.rows[].thresholds'
            """)
        {
            Scenario, Transport, Threshold, Seed, Out, Force, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var named = parsed.GetValue(Scenario)!;
        try
        {
            var scenario = Chosen(Read(named), parsed.GetValue(Transport)!, parsed.GetValue(Threshold)!);
            if (OpenFiles.WhyNot(OpenFiles.MostConnections(scenario), SystemFiles.Here) is { } reason) throw new PlatformNotSupportedException(reason);
            var seed = parsed.GetValue(Seed) ?? Seeds.FromClock(TimeProvider.System);
            var directory = RunDirectory.Claim(parsed.GetValue(Out), "load", parsed.GetValue(Force), TimeProvider.System, LoadFile.Name);
            return await new LoadSession(scenario, seed, directory, Words(parsed, named, seed), parsed.GetValue(Json)).RunAsync(cancellationToken);
        }
        catch (ScenarioException e)
        {
            foreach (var mistake in e.Mistakes) await Console.Error.WriteLineAsync($"{named}:{mistake}"); // As compilers write it: editors jump there.
            CommandLine.Complain($"{named}: {e.Mistakes.Count} {(e.Mistakes.Count == 1 ? "mistake" : "mistakes")}; docs/load.md has the format");
            return ExitCode.Usage;
        }
    }

    private static LoadScenario Read(string named)
    {
        if (BuiltInScenarios.Find(named) is { } builtIn) return builtIn;
        var known = BuiltInScenarios.All.Select(scenario => scenario.Name).ToArray();
        if (!File.Exists(named)) throw new UsageException($"there is no file '{named}', and no scenario of that name is built in{Suggestion.For(named, known)}; built in are {string.Join(", ", known)}");
        return ScenarioReader.Read(File.ReadAllText(named));
    }

    private static LoadScenario Chosen(LoadScenario scenario, string[] transports, string[] thresholds)
    {
        if (transports.Except(scenario.Transports).ToArray() is { Length: > 0 } unknown)
            throw new UsageException($"--transport '{unknown[0]}' is not in the scenario{Suggestion.For(unknown[0], scenario.Transports)}; it has {string.Join(", ", scenario.Transports)}");
        return scenario with
        {
            Transports = transports.Length == 0 ? scenario.Transports : [.. scenario.Transports.Where(transports.Contains)],
            Thresholds = [.. scenario.Thresholds, .. thresholds.Select(ThresholdOf)],
        };
    }

    private static Threshold ThresholdOf(string text) =>
        Load.Scenarios.Threshold.TryParse(text, out var threshold, out var mistake) ? threshold! : throw new UsageException($"--threshold: {mistake}");

    private static string Words(ParseResult parsed, string named, ulong seed) => string.Join(' ',
    [
        CommandLine.Invocation, "load", Consoles.Quoted(named),
        .. parsed.GetValue(Transport)!.Select(id => "--transport " + id),
        .. parsed.GetValue(Threshold)!.Select(text => $"--threshold '{text}'"),
        FormattableString.Invariant($"--seed {seed}"),
    ]);
}
