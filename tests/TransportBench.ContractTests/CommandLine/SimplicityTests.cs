using System.Text.Json;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>What is measured of <c>sse-simple</c>, from the command line.</summary>
public sealed class SimplicityTests
{
    [Fact(Timeout = Bounds.Run)]
    public async Task Claim_SseSimple_IsCountedReadAndTimed()
    {
        Assert.SkipWhen(CurlRunner.WhyNot() is not null, CurlRunner.WhyNot() ?? "");
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "run", "--claim", "sse-simple", "--profile", "smoke", "--seed", "7", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        var results = JsonSerializer.Deserialize<RunResults>(cli.Out, ResultsFile.Options)!;
        var curled = results.Trials.Where(trial => trial.Experiment == ExperimentIds.Curl).ToDictionary(trial => trial.Lane.Transport, trial => trial.Counts.Received);
        Assert.Equal(40, curled["sse"]); // What it reads of a WebSocket depends on how it was built.
        Assert.All(results.Trials.Where(trial => trial.Experiment == ExperimentIds.SourceSize), trial => Assert.True(trial.Figures!["lines"] > trial.Figures["api_members"]));
        var counted = results.Trials.Where(trial => trial.Experiment == ExperimentIds.RoundTrips && trial.Figures is not null).ToList();
        Assert.All(counted, trial => Assert.True(trial.Figures!["round_trips"] >= (trial.Conditions.Contains("TLS", StringComparison.Ordinal) ? 3 : 2), $"{trial.Lane}: {trial.Figures["round_trips"]}")); // TCP's, TLS's, the request's.
        Assert.All(results.Claims.Single(claim => claim.Id == "sse-simple").Parts.Take(3), part => Assert.NotEqual("not run", part.Outcome));
    }
}
