using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class LoadFiguresTests
{
    [Theory]
    [InlineData("lost")]
    [InlineData("duplicated")]
    [InlineData("out_of_order")]
    [InlineData("corrupt")]
    public void Of_NothingWasOffered_SaysNothing(string metric)
    {
        Assert.Null(LoadFigures.Of(metric, Totals(offered: 0, received: 0), []));
        Assert.Equal(0, LoadFigures.Of(metric, Totals(offered: 5, received: 5), []));
    }

    private static LoadTotals Totals(long offered, long received) => new()
    {
        Counters = new LoadCounters { Received = received },
        Offered = offered,
        DeliveryLatencyUs = new Dictionary<string, double>(),
        MeanUs = 0,
        MaxUs = 0,
        SpreadUs = new Dictionary<string, double>(),
        Histogram = "",
    };
}
