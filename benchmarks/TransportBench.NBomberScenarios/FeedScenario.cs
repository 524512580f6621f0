using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace TransportBench.NBomberScenarios;

/// <summary>A scenario of ours as one of NBomber's: a copy is a connection, an iteration an event, and its latency the delivery latency from the intended send.</summary>
internal static class FeedScenario
{
    /// <summary>As NBomber runs it.</summary>
    /// <param name="feed">What is loaded.</param>
    public static ScenarioProps Of(LoadedFeed feed)
    {
        var open = Metric.CreateGauge($"{feed.Transport.Id}: open connections", unitOfMeasure: "connections");
        var passedOver = Metric.CreateGauge($"{feed.Transport.Id}: events that were no iteration", unitOfMeasure: "events");
        return Scenario
            .Create($"{feed.Scenario.Name} over {feed.Transport.Id}", async context =>
            {
                await feed.BeginAsync();
                open.Set(feed.Copies.Meter.Open);
                return feed.Scenario.Session is { } session ? await SessionAsync(feed, session, context) : await EventAsync(feed, context);
            })
            .WithInit(context =>
            {
                context.RegisterMetric(open);
                context.RegisterMetric(passedOver);
                return Task.CompletedTask;
            })
            .WithClean(async _ =>
            {
                await feed.DisposeAsync(); // Beside the next transport nothing of it may run.
                passedOver.Set(feed.Copies.PassedOver);
            })
            .WithoutWarmUp()
            .WithMaxFailCount(int.MaxValue)
            .WithLoadSimulations([.. CopiesProfile.Of(feed.Scenario.Connections, feed.After).Select(Simulated)])
            .WithThresholds([.. feed.Scenario.Thresholds.Select(threshold => Threshold.Create((ScenarioStats _) => feed.Holds(threshold), startCheckAfter: feed.After + feed.Scenario.Duration))]);
    }

    /// <summary>One event is one iteration.</summary>
    private static async Task<IResponse> EventAsync(LoadedFeed feed, IScenarioContext context)
    {
        var outcome = await feed.Copies.Of(context.ScenarioInfo.InstanceNumber).NextAsync(context.ScenarioCancellationToken);
        if (outcome.Delivery is { } delivery) return Delivered(delivery);
        return outcome.Failure is { } failure ? Response.Fail(message: failure) : throw new IgnoreMeasurementException();
    }

    /// <summary>One session is one iteration, and every event of it a step.</summary>
    private static async Task<IResponse> SessionAsync(LoadedFeed feed, TimeSpan session, IScenarioContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.ScenarioCancellationToken);
        over.CancelAfter(session);
        string? failure = null;
        await feed.Copies.DuringAsync(async copy =>
        {
            for (var outcome = await copy.NextAsync(over.Token); outcome != DeliveryOutcome.Ended; outcome = await copy.NextAsync(over.Token))
            {
                failure ??= outcome.Failure;
                if (outcome.Delivery is { } delivery) await Step.Run("event", context, () => Task.FromResult(Delivered(delivery)));
            }
        });
        return failure is null ? Response.Ok() : Response.Fail(message: failure);
    }

    private static Response<object> Delivered(Delivery delivery) => Response.Ok(sizeBytes: delivery.Bytes, customLatencyMs: delivery.LatencyMs);

    private static LoadSimulation Simulated(CopiesPhase phase) => phase.Kind switch
    {
        CopiesKind.Pause => Simulation.Pause(phase.During),
        CopiesKind.RampingConstant => Simulation.RampingConstant(phase.Copies, phase.During),
        CopiesKind.Inject => Simulation.Inject(phase.Copies, phase.Interval, phase.During),
        _ => Simulation.KeepConstant(phase.Copies, phase.During),
    };
}
