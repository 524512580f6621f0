using TransportBench.ContractTests.Wiring;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using Xunit;

namespace TransportBench.ContractTests.Scenarios;

/// <summary>All that connections carry, per event.</summary>
public sealed class WholeConnectionTests
{
    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Bytes_OfPlainTransports_AreThoseOfTheWireModelAndSignalRsAreMore()
    {
        var rows = await ScenarioCatalogue.WholeConnection.RunAsync(Plan(), TestContext.Current.CancellationToken);
        Assert.Equal((132, 0), Of("websocket:idiomatic:clientwebsocket"));
        Assert.Equal((142, 0), Of("sse:idiomatic:httpclient"));
        var (json, packed, events) = (Of("signalr-websocket:idiomatic:signalr"), Of("signalr-websocket:idiomatic:signalr-messagepack"), Of("signalr-sse:idiomatic:signalr"));
        Assert.InRange(packed.Down, 133, json.Down - 1);
        Assert.InRange(events.Down, packed.Down + 1, double.MaxValue);
        Assert.Equal((0, 0), (json.Up, events.Up));

        (double Down, double Up) Of(string lane)
        {
            var figures = rows.Single(row => row.Lane.ToString() == lane).Figures!;
            return (figures["down_bytes_per_event"], figures["up_bytes_per_event"]);
        }
    }

    /// <summary>Without the polling lanes, and so far apart that events come one at a time on a slow machine too.</summary>
    private static TrialPlan Plan()
    {
        var plan = PlanFactory.Round([SignalR.Bytes], Profile.Smoke, lane => !lane.Transport.Id.EndsWith("polling", StringComparison.Ordinal), seed: 7, round: 0).Single(plan => plan.Scenario is not null);
        return plan with { Workload = plan.Workload with { EventsPerSecond = 20, Events = 60 } };
    }
}
