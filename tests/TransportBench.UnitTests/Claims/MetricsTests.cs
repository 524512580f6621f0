using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class MetricsTests
{
    private static readonly TrialRow Full = Fabricated.Row("x", "cell", StandardLanes.WebSocket(Edition.Tuned), 0) with
    {
        DeliveryLatencyUs = new LatencyRow(1, 2, 3, null, 0, 5_000, ""),
        TransitTimeUs = new LatencyRow(5, 6, 7, 8, 0, 5_000, ""),
        PacingLagUs = new LatencyRow(9, 10, 11, 12, 0, 5_000, ""),
        EventsPerSecond = 13,
        CpuUsPerEvent = new SidesRow(14, 15),
        Bytes = new BytesRow(0, 0, 1_000, 70, 30, 400, 0, 10, 500, 80, 10, 40, 100),
        Figures = new Dictionary<string, double> { ["setup_cold_us"] = 16 },
    };

    [Theory]
    [InlineData("delivery_latency_p50_us", 1)]
    [InlineData("delivery_latency_p90_us", 2)]
    [InlineData("delivery_latency_p99_us", 3)]
    [InlineData("transit_time_p999_us", 8)]
    [InlineData("pacing_lag_p50_us", 9)]
    [InlineData("events_per_second", 13)]
    [InlineData("server_cpu_us_per_event", 14)]
    [InlineData("client_cpu_us_per_event", 15)]
    [InlineData("application_bytes_per_event", 110)]
    [InlineData("overhead_bytes_per_event", 10)]
    [InlineData("chunking_bytes_per_event", 3)]
    [InlineData("up_overhead_bytes_per_event", 8)]
    [InlineData("http_header_bytes_per_event", 2)]
    [InlineData("handshake_bytes", 400)]
    [InlineData("figure:setup_cold_us", 16)]
    public void Read_KnownMetric_IsTheRowsFigure(string metric, double expected)
    {
        Assert.True(Metrics.Has(Full, metric));
        Assert.Equal(expected, Metrics.Read(Full, metric));
    }

    [Fact]
    public void Read_PercentileWithTooFewSamples_IsNullThoughTheRowHasIt()
    {
        Assert.True(Metrics.Has(Full, "delivery_latency_p999_us"));
        Assert.Null(Metrics.Read(Full, "delivery_latency_p999_us"));
    }

    [Theory]
    [InlineData("client_framing_time_p50_us")]
    [InlineData("figure:setup_warm_us")]
    [InlineData("no_such_metric")]
    [InlineData("mystery_p50_us")]
    public void Has_NotMeasured_IsFalse(string metric)
    {
        Assert.False(Metrics.Has(Full, metric));
        Assert.Null(Metrics.Read(Full, metric));
    }

    [Fact]
    public void Read_ByteAccountWithoutEvents_IsNullInsteadOfADivisionByZero() =>
        Assert.Null(Metrics.Read(Full with { Bytes = Full.Bytes! with { Events = 0 } }, Metrics.ApplicationBytes));
}
