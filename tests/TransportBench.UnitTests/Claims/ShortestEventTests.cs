using TransportBench.Experiments.Claims.Rules;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class ShortestEventTests
{
    [Fact]
    public void CheapEnough_EveryShortStream_DispatchesNothing()
    {
        Assert.Equal(294_912, ShortestEvent.Tried);
        Assert.Equal(0, ShortestEvent.CheapEnough);
    }

    [Fact]
    public void Shortest_Events_CostSixAndSeven() => Assert.Equal((6, 7), ShortestEvent.Shortest);
}
