using System.ComponentModel;
using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Calibration;

/// <summary>Coordinated omission: a child is stopped for a known time in mid-trial, and the percentiles are worked out by hand.</summary>
public static class Freeze
{
    /// <summary>ID of the part.</summary>
    public const string Id = "freeze";

    /// <summary>How long a child is stopped, in ms.</summary>
    public const int Milliseconds = 200;

    /// <summary>Cell with the server host stopped.</summary>
    public const string Server = "server stopped for 200 ms";

    /// <summary>Cell with the client host stopped.</summary>
    public const string Client = "client stopped for 200 ms";

    private static readonly string[] Cells = [Server, Client];

    /// <summary>Events of a lane: enough for p99 to lie in the middle of the delayed ones.</summary>
    public const int Events = 10_500;

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "server and client host stopped for 200 ms: percentiles against those worked out by hand", Slices)
    {
        MostRuns = 1,
        NeedsSignals = true,
        Hooks = Hooks,
    };

    // One lane at a time: what it takes to send the backlog of others would be in the figures, and not in those worked out by hand.
    private static IEnumerable<Slice> Slices(Profile profile) =>
        from cell in Cells
        from lane in new[] { StandardLanes.WebSocket(Edition.Tuned), StandardLanes.ServerSentEvents(Edition.Tuned) }
        select new Slice
        {
            Conditions = cell,
            Lanes = [lane],
            Workload = DeliveryLatency.Paced(128, Experiments.Cells.LatencyRate, TimeSpan.FromSeconds(Events / Experiments.Cells.LatencyRate), TimeSpan.FromMilliseconds(200)),
            Rounds = 2,
        };

    private static TrialHooks Hooks(TrialPlan plan)
    {
        var stoppedNs = 0L;
        return new TrialHooks
        {
            During = async (pair, t0Ns, cancellationToken) =>
            {
                await UntilAsync(StopNs(plan, t0Ns), cancellationToken);
                var child = plan.Conditions == Server ? pair.Server : pair.Client;
                stoppedNs = await Task.Factory.StartNew(() => Stop(child.Id), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            },
            Assemble = (placed, t0Ns, server, client) =>
            [
                .. TrialAssembler.Assemble(placed, t0Ns, server, client).Select((row, lane) => row with
                {
                    Figures = new Dictionary<string, double>
                    {
                        [StoppedFigure] = stoppedNs / 1_000.0,
                        [SilenceFigure] = LaneLogs.LongestSilenceUs(placed, lane),
                        [LongestFigure] = LaneLogs.Join(placed, lane, t0Ns).LongestDeliveryUs,
                    },
                }),
            ],
        };
    }

    /// <summary>Figure: how long the child was stopped, by the clock, in µs.</summary>
    public const string StoppedFigure = "stopped_us";

    /// <summary>Figure: the longest time in which the client read nothing, in µs.</summary>
    public const string SilenceFigure = "silence_us";

    /// <summary>Figure: the longest delivery latency in µs.</summary>
    public const string LongestFigure = "delivery_latency_max_us";

    /// <summary>Between 2 and 6 s after the start: well inside the steady phase.</summary>
    private static long StopNs(TrialPlan plan, long t0Ns) =>
        t0Ns + (long)((2 + (4 * new SeededRandom(SeededRandom.Derive(plan.Seed, "freeze")).NextDouble())) * 1e9);

    private static Task UntilAsync(long instantNs, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMicroseconds(Math.Max(0, instantNs - MonotonicClock.NowNs) / 1_000.0), cancellationToken);

    // Not to be interrupted: whoever stops a child lets it go on.
    private static long Stop(int child)
    {
        try
        {
            AbsoluteSleeper.PrepareThread();
            ProcessSignals.Stop(child);
            var stopped = MonotonicClock.NowNs;
            try
            {
                AbsoluteSleeper.SleepUntil(stopped + (Milliseconds * 1_000_000L));
            }
            finally
            {
                ProcessSignals.Continue(child);
            }

            return MonotonicClock.NowNs - stopped;
        }
        catch (Win32Exception e)
        {
            throw new HostFailedException($"process {child} cannot be stopped and continued: {e.Message}", e);
        }
    }
}
