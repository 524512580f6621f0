using TransportBench.ContractTests.Wiring;
using TransportBench.Experiments.Experiments;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

public sealed class LaneCoverageTests
{
    /// <summary>Lanes of pairs of hosts; those of scenarios have readers of their own, which <see cref="Faults.RecoveryTests"/> holds to what they say.</summary>
    [Fact]
    public void Suite_LanesOfExperiments_AreAllInIt()
    {
        var slices = ExperimentCatalogue.All.SelectMany(experiment => Profile.All.SelectMany(experiment.Slices));
        Assert.Empty(slices.Where(slice => slice is { Scenario: null, Fault: null }).SelectMany(slice => slice.Lanes).Except(ContractLanes.All));
    }

    [Theory]
    [InlineData("websocket:idiomatic:websocket.client")]
    [InlineData("websocket:tuned:clientwebsocket")]
    [InlineData("websocket:idiomatic:socket")]
    [InlineData("sse:tuned:httpclient")]
    [InlineData("sse:idiomatic:socket")]
    [InlineData("tcp:idiomatic:socket")]
    [InlineData("tcp:tuned:stream")]
    public void Suite_CombinationsThatNoExperimentRuns_AreInItToo(string lane) =>
        Assert.Contains(ContractLanes.All, known => known.ToString() == lane);
}
