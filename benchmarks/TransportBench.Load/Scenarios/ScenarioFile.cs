using TransportBench.Core;

namespace TransportBench.Load.Scenarios;

/// <summary>A scenario as somebody names it: a file, or one that is built in.</summary>
public static class ScenarioFile
{
    /// <summary>Reads it. What is built in comes first.</summary>
    /// <param name="name">A name of <see cref="BuiltInScenarios"/> or a path.</param>
    /// <exception cref="FileNotFoundException">There is neither; says what there is.</exception>
    /// <exception cref="ScenarioException">The file is no scenario; says all that is wrong.</exception>
    public static LoadScenario Named(string name)
    {
        if (BuiltInScenarios.Find(name) is { } builtIn) return builtIn;
        var known = BuiltInScenarios.All.Select(scenario => scenario.Name).ToArray();
        if (!File.Exists(name)) throw new FileNotFoundException($"there is no file '{name}', and no scenario of that name is built in{Suggestion.For(name, known)}; built in are {string.Join(", ", known)}");
        return ScenarioReader.Read(File.ReadAllText(name));
    }

    /// <summary>A scenario with some of its transports.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="transports">IDs; none: all it has.</param>
    /// <exception cref="ArgumentException">One is not in the scenario; says which are.</exception>
    public static LoadScenario Over(LoadScenario scenario, IReadOnlyCollection<string> transports)
    {
        if (transports.Except(scenario.Transports).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"--transport '{unknown}' is not in the scenario{Suggestion.For(unknown, scenario.Transports)}; it has {string.Join(", ", scenario.Transports)}");
        return transports.Count == 0 ? scenario : scenario with { Transports = [.. scenario.Transports.Where(transports.Contains)] };
    }
}
