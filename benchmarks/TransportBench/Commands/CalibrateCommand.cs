using System.CommandLine;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Measurement.Processes;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>calibrate</c>: the machinery proves itself on this machine.</summary>
internal static class CalibrateCommand
{
    private const int DefaultRuns = 3;

    private static readonly Option<string[]> Part = new("--part")
    {
        Description = $"Only these parts: {string.Join(", ", CalibrationCatalogue.All.Select(part => part.Id))}; repeatable",
        HelpName = "ID",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> Runs = Options.Range("--runs", "Runs of A/A and known answers; more tell rarer errors", DefaultRuns, 1, 1_000);
    private static readonly Option<string> Profile = new("--profile") { Description = "Whose cell lengths and rounds: smoke, quick or full", DefaultValueFactory = _ => "quick", HelpName = "NAME" };
    private static readonly Option<int?> Rounds = Options.Optional<int>("--rounds", "Rounds of each run; by default the profile's", 1, 1_000);
    private static readonly Option<ulong?> Seed = Options.Optional<ulong>("--seed", "Every random choice follows from it; by default drawn from the clock", 0, (1UL << 53) - 1);
    private static readonly Option<string?> Out = new("--out") { Description = "Directory of the results; by default a new one under results/local", HelpName = "DIR" };
    private static readonly Option<string?> Resume = new("--resume") { Description = "Go on with the calibration in this directory, up to --runs; as it was begun otherwise", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace another calibration in --out" };
    private static readonly Option<bool> Json = new("--json") { Description = "calibration.json on stdout, progress on stderr" };

    public static Command Create()
    {
        var command = new Command("calibrate", $"""
            Shows what this machine can tell: about 25 minutes; the plan says it before it begins. 'run' attaches the newest calibration of its machine.

            Parts:
            {string.Join(Environment.NewLine, CalibrationCatalogue.All.Select(part => $"  {part.Id,-10}  {part.Description}"))}

            Example: dotnet run -c Release --project benchmarks/TransportBench -- calibrate
                     dotnet run -c Release --project benchmarks/TransportBench -- calibrate --part same-lane --runs 50
            """)
        {
            Part, Runs, Profile, Rounds, Seed, Out, Resume, Force, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var resumed = parsed.GetValue(Resume) is { } directory ? CalibrationFile.Read(directory) : null;
        var options = resumed is null ? OptionsOf(parsed) : Resumed(parsed, resumed);
        return await new CalibrationSession(options, resumed, parsed.GetValue(Json)).RunAsync(cancellationToken);
    }

    private static CalibrationOptions Resumed(ParseResult parsed, CalibrationResults resumed)
    {
        var settings = resumed.Settings;
        foreach (var option in new Option[] { Part, Profile, Rounds, Seed, Out, Force })
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new UsageException($"{option.Name} cannot change a calibration that is resumed: it goes on as it was begun");
        }

        // Its runs are pooled: A/A of another machine or another scheme is no more of the same.
        if (SinceThen.Differences(resumed.Environment) is { Count: > 0 } differences)
            throw new UsageException($"the calibration cannot go on here: {string.Join("; ", differences)}; begin another");
        var runs = parsed.GetResult(Runs) is { Implicit: false } ? parsed.GetValue(Runs) : settings.Runs;
        var options = new CalibrationOptions
        {
            Profile = Profiles.Parse(settings.Profile),
            Runs = runs,
            Rounds = settings.Rounds,
            Seed = settings.Seed,
            Parts = Parts([.. settings.Parts]),
            Directory = RunDirectory.Of(parsed.GetValue(Resume)!),
            Command = "",
        };
        return options with { Command = Words(options, [.. settings.Parts]) };
    }

    private static CalibrationOptions OptionsOf(ParseResult parsed)
    {
        var parts = Parts(parsed.GetValue(Part)!);
        var profile = Profiles.Parse(parsed.GetValue(Profile)!);
        var seed = parsed.GetValue(Seed) ?? Seeds.FromClock(TimeProvider.System);
        var options = new CalibrationOptions
        {
            Profile = profile,
            Runs = parsed.GetValue(Runs),
            Rounds = parsed.GetValue(Rounds) ?? profile.Rounds,
            Seed = seed,
            Parts = parts,
            Directory = "",
            Command = "",
        };
        return options with
        {
            Command = Words(options, parsed.GetValue(Part)!),
            Directory = RunDirectory.Claim(parsed.GetValue(Out), "calibration", parsed.GetValue(Force), TimeProvider.System, CalibrationFile.Name),
        };
    }

    private static List<CalibrationPart> Parts(string[] asked)
    {
        var known = CalibrationCatalogue.All.Select(part => part.Id).ToArray();
        if (asked.Except(known).ToArray() is { Length: > 0 } unknown)
            throw new UsageException($"unknown part {string.Join(", ", unknown.Select(id => $"'{id}'"))}; allowed are {string.Join(", ", known)}");
        var chosen = CalibrationCatalogue.All.Where(part => asked.Length == 0 || asked.Contains(part.Id)).ToList();
        var here = chosen.FindAll(part => !part.NeedsSignals || ProcessSignals.AreSupported);
        return here.Count > 0 ? here : throw new PlatformNotSupportedException($"{string.Join(", ", chosen.Select(part => part.Id))}: stopping a process needs Linux");
    }

    private static string Words(CalibrationOptions options, string[] asked) => string.Join(' ',
    [
        CommandLine.Invocation + " calibrate --profile", options.Profile.Id,
        .. asked.Select(id => "--part " + id),
        FormattableString.Invariant($"--runs {options.Runs} --rounds {options.Rounds} --seed {options.Seed}"),
    ]);
}
