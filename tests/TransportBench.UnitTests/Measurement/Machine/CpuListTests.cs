using TransportBench.Measurement.Machine;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Machine;

public sealed class CpuListTests
{
    [Theory]
    [InlineData("0", 1)]
    [InlineData("0-3", 4)]
    [InlineData("0-3,8,10-11", 7)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("3-1", null)]
    [InlineData("0-1-2", null)]
    [InlineData("all", null)]
    public void Count_OfAList_IsItsProcessors(string? list, int? expected) => Assert.Equal(expected, CpuList.Count(list));
}
