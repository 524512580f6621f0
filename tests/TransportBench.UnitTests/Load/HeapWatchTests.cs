using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class HeapWatchTests
{
    [Fact]
    public void Instants_OfTheSoak_AreAQuarterApartFromItsBeginToItsEnd() =>
        Assert.Equal([13.0, 161.5, 310, 458.5, 607], HeapWatch.Instants(BuiltInScenarios.Find("soak")!));

    [Fact]
    public void Instants_OfASoakTooShortToLook_AreNone() =>
        Assert.Empty(HeapWatch.Instants(new ScenarioScale(null, null, TimeSpan.FromSeconds(5)).Of(BuiltInScenarios.Find("soak-short")!)));

    [Fact]
    public async Task Look_WithoutAServerOfOurs_SeesNothing()
    {
        var watch = new HeapWatch(BuiltInScenarios.Find("soak")!, server: null);
        await watch.LookAsync(20, TestContext.Current.CancellationToken);
        Assert.Empty(watch.Rows);
    }
}
