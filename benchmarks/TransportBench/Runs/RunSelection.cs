using System.Globalization;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Runs;

namespace TransportBench.Runs;

/// <summary>Which experiments, claims and lanes a run has, checked against their catalogues.</summary>
internal sealed class RunSelection
{
    private readonly IReadOnlyList<string> _claims;
    private readonly IReadOnlyList<string> _lanes;
    private readonly IReadOnlyList<Experiment> _experiments;
    private readonly IReadOnlyList<string> _asked;

    /// <exception cref="UsageException">One is unknown; all that are, are named.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot run an experiment that is asked for by name.</exception>
    public RunSelection(IReadOnlyList<string> experiments, IReadOnlyList<string> claims, IReadOnlyList<string> lanes)
    {
        var errors = new List<string>();
        Unknown("experiment", experiments, ExperimentCatalogue.All.Select(experiment => experiment.Id), errors);
        Unknown("claim", claims, ClaimLedger.All.Select(claim => claim.Id), errors);
        _lanes = [.. lanes.Select(lane => Canonical(lane, errors)).OfType<string>()];
        if (errors.Count > 0) throw new UsageException(string.Join("; ", errors));
        foreach (var experiment in ExperimentCatalogue.All.Where(experiment => experiments.Contains(experiment.Id)))
            if (experiment.WhyNot() is { } reason) throw new PlatformNotSupportedException($"{experiment.Id}: {reason}");
        _claims = claims;
        _asked = experiments;
        Claim[] named = [.. ClaimLedger.All.Where(claim => claims.Contains(claim.Id))];
        if (claims.Count > 0 && named.All(claim => claim.Experiments.Count == 0))
            throw new UsageException($"nothing of {string.Join(", ", claims)} can be measured by this version yet; 'list' shows what can");
        _experiments = [.. ExperimentCatalogue.All.Where(experiment =>
                (experiments.Count == 0 && claims.Count == 0) || experiments.Contains(experiment.Id) || named.Any(claim => claim.Experiments.Contains(experiment.Id)))
            .Select(experiment => claims.Count == 0 || experiments.Contains(experiment.Id) ? experiment : NeededBy(named, experiment))];
    }

    /// <summary>The options of a run of this selection.</summary>
    public RunOptions Options(Profile profile, int rounds, ulong seed, string directory) => new()
    {
        Profile = profile,
        Rounds = rounds,
        Seed = seed,
        Directory = directory,
        Experiments = [.. _experiments.Where(experiment => IsPartOf(experiment, profile) && experiment.WhyNot() is null)],
        AskedExperiments = _asked,
        Claims = _claims,
        Lanes = _lanes,
        Command = Command(profile, rounds, seed),
    };

    private bool IsPartOf(Experiment experiment, Profile profile)
    {
        if (_asked.Contains(experiment.Id)) return true;
        return _claims.Count > 0 ? experiment.ByClaim(profile) : experiment.ByDefault(profile) || _lanes.Any(IsVaried);
    }

    /// <summary>A variant's lane is asked for by name because the profile may not run it by itself.</summary>
    private static bool IsVaried(string lane) => !Lane.Parse(lane).Variant.IsPlain;

    private string Command(Profile profile, int rounds, ulong seed) => string.Join(' ',
    [
        CommandLine.Invocation + " run --profile", profile.Id,
        "--rounds", rounds.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture),
        .. _asked.Select(id => "--experiment " + id), .. _claims.Select(id => "--claim " + id), .. _lanes.Select(lane => "--lane " + lane),
    ]);

    private static Experiment NeededBy(Claim[] claims, Experiment experiment) =>
        experiment.Only(conditions => claims.Any(claim => claim.Reads(experiment.Id, conditions)));

    private static void Unknown(string what, IReadOnlyList<string> asked, IEnumerable<string> known, List<string> errors)
    {
        var allowed = known.ToArray();
        foreach (var id in asked.Except(allowed)) errors.Add($"unknown {what} '{id}'{Suggestion.For(id, allowed)}; allowed are {string.Join(", ", allowed)}");
    }

    private static string? Canonical(string text, List<string> errors)
    {
        try
        {
            var parsed = Lane.Parse(text);
            var lane = parsed.ToString();
            if (LaneCatalogue.All.Contains(parsed)) return lane;
            errors.Add(FeedClients.WhyNot(parsed) is { } reason ? $"lane '{lane}' cannot be: {reason}" : $"no experiment runs lane '{lane}'{Suggestion.For(lane, LaneCatalogue.All.Select(known => known.ToString()))}; 'list' names the lanes");
        }
        catch (FormatException e)
        {
            errors.Add(e.Message);
        }

        return null;
    }
}
