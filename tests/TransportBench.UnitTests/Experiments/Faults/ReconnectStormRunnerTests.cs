using TransportBench.Experiments.Faults;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Faults;

public sealed class ReconnectStormRunnerTests
{
    [Theory]
    [InlineData(new[] { 10.0 }, 1)]
    [InlineData(new[] { 240.0, 245, 255, 260 }, 4)] // In steps from 0 it would be two and two.
    [InlineData(new[] { 0.0, 250, 500 }, 1)]
    [InlineData(new[] { 0.0, 249.75, 250, 499.5, 499.75 }, 3)]
    public void Busiest_StepWhereverItBegins_CountsTheMost(double[] served, int expected) => Assert.Equal(expected, ReconnectStormRunner.Busiest(served));
}
