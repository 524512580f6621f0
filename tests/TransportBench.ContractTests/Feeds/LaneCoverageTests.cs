using TransportBench.ContractTests.Wiring;
using TransportBench.Experiments.Experiments;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

public sealed class LaneCoverageTests
{
    [Fact]
    public void Suite_LanesOfExperiments_AreAllInIt() =>
        Assert.Empty(LaneCatalogue.All.Except(ContractLanes.All));

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
