using System.Text.Json;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Processes;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Hosting;

public sealed class ReportTests
{
    [Fact]
    public void ServerReport_Activity_TravelsAsJson()
    {
        var report = new ServerReport(new Dictionary<string, ServerLaneReport>(), null, null, new ProcessActivity(12.5, 3, null, 2, 1, 40));
        Assert.Equal(report.Activity, JsonSerializer.Deserialize<ServerReport>(JsonSerializer.Serialize(report, HostChannel.Json), HostChannel.Json)!.Activity);
    }

    [Fact]
    public void ClientReport_OfAnOlderChild_HasNoActivity() =>
        Assert.Null(JsonSerializer.Deserialize<ClientReport>("{\"lanes\":{}}", HostChannel.Json)!.Activity);

    [Fact]
    public void ActivitySpan_EndedTrial_StaysAsItWas()
    {
        var span = new ActivitySpan();
        Assert.Null(span.Elapsed);
        span.Begin();
        GC.Collect();
        span.End();
        var ended = span.Elapsed;
        GC.Collect();
        Assert.Equal(ended, span.Elapsed);
        Assert.True(ended!.Collections >= 1);
    }

    [Fact]
    public void ActivitySpan_NotEnded_RunsUntilItIsAskedFor()
    {
        var span = new ActivitySpan();
        span.Begin();
        var before = span.Elapsed!.Collections;
        GC.Collect();
        Assert.True(span.Elapsed!.Collections > before);
        span.Begin();
        Assert.True(span.Elapsed!.CpuUs >= 0);
    }
}
