using TransportBench.Core;
using TransportBench.Core.Schedules;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Pacing;

namespace TransportBench.Servers;

/// <summary>A feed for one connection to a server started by hand: its own run, lane and pacer.</summary>
internal static class HandFeed
{
    public static LaneLease Open(FeedRunOptions options, FeedRequestLine request, Transport transport, Variant variant, Action closed)
    {
        var run = new FeedRun(options with { Id = request.Run });
        var lane = run.Add(request.Lane, new Lane { Transport = transport, Variant = variant, Edition = request.Edition, Client = "any" }, log: null);
        var first = Math.Max(0, request.After + 1);
        lane.FirstIndex = first;
        var stop = new CancellationTokenSource();
        return new LaneLease(lane, () =>
        {
            stop.Cancel();
            run.Stop();
            closed();
        })
        {
            Begin = () =>
            {
                run.Start();
                if (options.Mode != FeedMode.Paced) return;
                var schedule = ArrivalSchedules.Create(options.Workload, options.Seed, TimeSpan.FromMicroseconds(1));
                var plan = new SlotPlan(schedule, options.Seed, lanes: 1, slotNs: 1_000);
                var pacer = new Pacer(plan, [new Offset(lane, first)], Math.Max(0, options.Workload.TotalEvents - first));
                _ = pacer.RunAsync(MonotonicClock.NowNs + 1_000_000, stop.Token);
            },
        };
    }

    private sealed class Offset(IPacedLane lane, long first) : IPacedLane
    {
        public void Offer(long index) => lane.Offer(index + first);

        public void Complete() => lane.Complete();
    }
}
