using TransportBench.Core;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Runs;

/// <summary>Profiles by the name a user gives.</summary>
internal static class Profiles
{
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static Profile Parse(string id)
    {
        var allowed = Profile.All.Select(profile => profile.Id);
        return Profile.All.FirstOrDefault(profile => profile.Id == id)
            ?? throw new UsageException($"unknown profile '{id}'{Suggestion.For(id, allowed)}; allowed are {string.Join(", ", allowed)}");
    }
}
