using System.CommandLine;
using TransportBench.Experiments.Calibration;
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
    private static readonly Option<bool> Neighbour = new("--neighbour") { Description = "With a process beside it that keeps about half a core busy, in bursts" };
    private static readonly Option<string?> Out = new("--out") { Description = "Directory of the results; by default a new one under results/local", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace another calibration in --out" };
    private static readonly Option<bool> Json = new("--json") { Description = "calibration.json on stdout, progress on stderr" };

    public static Command Create()
    {
        var command = new Command("calibrate", """
            Shows what this machine can tell: A/A, known answers, what running together costs, warm-up, stopped processes, accounts.
            'run' attaches the newest calibration of its machine.
            Example: dotnet run -c Release --project benchmarks/TransportBench -- calibrate
                     dotnet run -c Release --project benchmarks/TransportBench -- calibrate --part same-lane --runs 50
            """)
        {
            Part, Runs, Profile, Rounds, Seed, Neighbour, Out, Force, Json,
        };
        command.SetAction(async (parsed, cancellationToken) => await new CalibrationSession(OptionsOf(parsed), parsed.GetValue(Json)).RunAsync(cancellationToken));
        return command;
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
            Neighbour = parsed.GetValue(Neighbour),
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
        .. options.Neighbour ? ["--neighbour"] : Array.Empty<string>(),
    ]);
}
