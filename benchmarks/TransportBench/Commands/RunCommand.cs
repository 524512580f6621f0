using System.CommandLine;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>run</c>: the comparison.</summary>
internal static class RunCommand
{
    private static readonly Option<string> Profile = new("--profile") { Description = "smoke, quick or full", DefaultValueFactory = _ => "quick", HelpName = "NAME" };
    private static readonly Option<string[]> Experiment = Repeatable("--experiment", "Only these experiments, whole, and beside them what --claim needs; see list");
    private static readonly Option<string[]> Claim = Repeatable("--claim", "Only the cells that these claims need, with all their lanes, beside --experiment; see list");
    private static readonly Option<string[]> Lane = Repeatable("--lane", "Only these lanes, for example sse:tuned:socket; see list");
    private static readonly Option<int?> Rounds = Options.Optional<int>("--rounds", "Rounds; by default the profile's", 1, 1_000);
    private static readonly Option<ulong?> Seed = Options.Optional<ulong>("--seed", "Every random choice follows from it; by default drawn from the clock", 0, (1UL << 53) - 1);
    private static readonly Option<string?> Out = new("--out") { Description = "Directory of the results; by default a new one under results/local", HelpName = "DIR" };
    private static readonly Option<string?> Resume = new("--resume") { Description = "Go on with the run in this directory that was cut off", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace another run in --out" };
    private static readonly Option<bool> Json = new("--json") { Description = "results.json on stdout, progress on stderr" };

    public static Command Create()
    {
        var command = new Command("run", """
            Measures, and ends with a verdict per claim and a report.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- run --profile quick --out results/local/mine
                     dotnet run -c Release --project benchmarks/TransportBench -- run --claim ws-fewer-bytes --json | jq -r '.claims[].verdict'
            """)
        {
            Profile, Experiment, Claim, Lane, Rounds, Seed, Out, Resume, Force, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>The quick profile, as without a command.</summary>
    public static Task<int> QuickAsync(CancellationToken cancellationToken) => RunAsync(Create().Parse([]), cancellationToken);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var resumed = parsed.GetValue(Resume) is { } directory ? ResultsFile.Read(directory) : null;
        var options = resumed is null ? Fresh(parsed) : Resumed(parsed, resumed);
        return await new RunSession(options, resumed, parsed.GetValue(Json)).RunAsync(cancellationToken);
    }

    private static RunOptions Fresh(ParseResult parsed)
    {
        var selection = new RunSelection(parsed.GetValue(Experiment)!, parsed.GetValue(Claim)!, parsed.GetValue(Lane)!);
        var profile = Profiles.Parse(parsed.GetValue(Profile)!);
        var seed = parsed.GetValue(Seed) ?? Seeds.FromClock(TimeProvider.System);
        var rounds = parsed.GetValue(Rounds) ?? profile.Rounds;
        var options = selection.Options(profile, rounds, seed, directory: "");
        if (new RunPlan(options).Round(0).Count == 0)
            throw new UsageException("nothing is left to measure: the lanes asked for are in none of the experiments asked for");
        options = options with { Calibration = Calibrations.Newest(profile, parsed.GetValue(Out), TimeProvider.System) };
        return options with { Directory = RunDirectory.Claim(parsed.GetValue(Out), profile.Id, parsed.GetValue(Force), TimeProvider.System) };
    }

    private static RunOptions Resumed(ParseResult parsed, RunResults results)
    {
        foreach (var option in new Option[] { Profile, Experiment, Claim, Lane, Seed, Out, Force })
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new UsageException($"{option.Name} cannot change a run that is resumed: it goes on as it was begun");
        }

        var settings = results.Settings;
        if (parsed.GetValue(Rounds) is { } rounds && rounds != settings.Rounds)
            throw new UsageException($"--rounds {rounds}: rounds are fixed before a run ({settings.Rounds} here); adding some after a look makes false positives");
        var selection = new RunSelection(settings.AskedExperiments ?? settings.Experiments, settings.Claims, settings.Lanes);
        return selection.Options(Profiles.Parse(settings.Profile), settings.Rounds, settings.Seed, RunDirectory.Of(parsed.GetValue(Resume)!)) with { Command = settings.Command };
    }

    private static Option<string[]> Repeatable(string name, string description) => new(name)
    {
        Description = description + "; repeatable",
        HelpName = "ID",
        DefaultValueFactory = _ => [],
    };
}
