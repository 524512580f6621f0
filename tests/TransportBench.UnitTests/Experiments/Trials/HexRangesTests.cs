using TransportBench.Experiments.Trials;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

public sealed class HexRangesTests
{
    [Theory]
    [InlineData("", new int[0])]
    [InlineData("0D", new[] { 13 })]
    [InlineData("00-01", new[] { 0, 1 })]
    [InlineData("00, 02, 04-06, FF", new[] { 0, 2, 4, 5, 6, 255 })]
    public void Of_Values_AreListedAsPeopleDo(string expected, int[] values) => Assert.Equal(expected, HexRanges.Of(values));

    [Fact]
    public void Of_WhatAnEventStreamBreaks_IsShort() =>
        Assert.Equal("0D, 80-FF", HexRanges.Of([13, .. Enumerable.Range(128, 128)]));
}
