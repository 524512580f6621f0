using System.Reflection;
using TransportBench.Core;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;

namespace TransportBench.Experiments.Scenarios;

/// <summary>The shortest correct client or server of each transport, counted from the source that this build was made from.</summary>
/// <remarks>That they are correct is tested: both clients stand in the fault matrix, and both servers serve it.</remarks>
internal static class SourceSizeRunner
{
    /// <summary>What a trial takes: Roslyn has to be compiled itself first.</summary>
    public static TimeSpan Expected => TimeSpan.FromSeconds(3);

    public static Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TrialRow>>([.. plan.Lanes.Select(lane =>
    {
        var size = SourceSize.Of(Read(lane.Parse().Transport, plan.Conditions));
        return ScenarioRow.Of(plan, lane, ScenarioRow.Counts(0, 0, ""), new Dictionary<string, double> { ["lines"] = size.Lines, ["api_members"] = size.Members });
    })]);

    /// <summary>The source of a side.</summary>
    /// <param name="transport">WebSocket or SSE.</param>
    /// <param name="side"><c>client</c> or <c>server</c>.</param>
    internal static string Read(Transport transport, string side)
    {
        var name = $"{transport.Id} {side}";
        Assembly[] assemblies = [typeof(SourceSizeRunner).Assembly, typeof(FeedServer).Assembly];
        using var stream = assemblies.Select(assembly => assembly.GetManifestResourceStream(name)).OfType<Stream>().FirstOrDefault()
            ?? throw new ArgumentException($"there is no source '{name}'", nameof(side));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
