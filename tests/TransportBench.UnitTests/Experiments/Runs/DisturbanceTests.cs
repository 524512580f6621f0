using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Runs;

public sealed class DisturbanceTests
{
    private static readonly DisturbanceLimits Limits = new() { StealPercent = 2, OtherCpuPercent = 10, GrainMs = 25 };

    [Theory]
    [InlineData(2_000, 2.0, 10.0, 0.0, "")] // At its limit is not beyond it.
    [InlineData(2_000, 4.14, 3.0, 0.0, "steal 4.1 %")]
    [InlineData(2_000, 0.0, 33.0, 0.0, "other CPU 33.0 %")]
    [InlineData(2_000, 0.0, 0.0, 1_500.0, "throttled 1.5 ms")]
    [InlineData(2_000, 0.0, 0.0, 1.0, "throttled 0.0 ms")]
    [InlineData(2_000, 5.0, 20.0, 250.0, "steal 5.0 %, other CPU 20.0 %, throttled 0.3 ms")]
    [InlineData(240, 8.3, 10.0, 0.0, "")] // Two steps of 10 ms: 20 of 240 ms.
    [InlineData(240, 12.5, 0.0, 0.0, "steal 12.5 %")] // Three.
    [InlineData(200, 0.0, 12.4, 0.0, "")]
    [InlineData(200, 0.0, 12.6, 0.0, "other CPU 12.6 %")]
    public void Of_Machine_NamesWhatIsBeyondItsLimit(double capacityMs, double steal, double other, double throttledUs, string expected)
    {
        var disturbance = Disturbance.Of(new MachineRow { CapacityMs = capacityMs, StealPercent = steal, OtherCpuPercent = other, ThrottledUs = throttledUs }, Limits);
        Assert.Equal(expected, string.Join(", ", disturbance.Reasons));
        Assert.Equal(expected.Length > 0, disturbance.IsBeyond);
        Assert.Equal(disturbance.IsBeyond, disturbance.Extent > 1);
    }

    [Fact]
    public void Of_NothingKnown_IsUndisturbed()
    {
        foreach (var machine in new[] { null, new MachineRow(), new MachineRow { StealPercent = 50, OtherCpuPercent = 50 } })
            Assert.Equal((0, false), (Disturbance.Of(machine, Limits).Extent, Disturbance.Of(machine, Limits).IsBeyond));
        Assert.False(Disturbance.Of([], Limits).IsBeyond);
    }

    [Fact]
    public void Extent_OfSeveralCriteria_IsTheWorstOverItsLimit()
    {
        var machine = new MachineRow { CapacityMs = 10_000, StealPercent = 3, OtherCpuPercent = 40, ThrottledUs = 0 };
        Assert.Equal(4, Disturbance.Of(machine, Limits).Extent);
        Assert.Equal(6.5, Disturbance.Of(machine with { StealPercent = 13 }, Limits).Extent);
        Assert.Equal(11, Disturbance.Of(machine with { ThrottledUs = 10_000 }, Limits).Extent);
    }

    [Fact]
    public void Stated_Limits_AreThoseOfTheMethod() => Assert.Equal(
        new DisturbanceLimits { StealPercent = 2, OtherCpuPercent = 10, GrainMs = 25, ThrottledUs = 0, RepeatShare = 0.03 }, DisturbanceLimits.Stated);
}
