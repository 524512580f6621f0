using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>Runs one trial with a fault: a server process with one stream, every reader behind a relay of its own, one strike at an instant drawn at random.</summary>
/// <remarks>
/// Readers and relays live in the coordinator, which has nothing else to do: what is measured are milliseconds and counts. All readers of a trial run at once; a fault of the server strikes all in the same moment,
/// any other each at its own.
/// </remarks>
internal static class FaultTrialRunner
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(30);

    /// <exception cref="TrialVoidException">An account does not balance, or a reader never connected.</exception>
    /// <exception cref="Hosting.HostFailedException">The server did not come up.</exception>
    public static Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken) =>
        RunAsync(plan, Ahead, async (options, token) => await FaultyServer.StartAsync(options, token), cancellationToken);

    /// <summary>The same with another server.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="ahead">How long server and readers have until the stream begins.</param>
    /// <param name="start">Starts the server.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <inheritdoc cref="RunAsync(TrialPlan, CancellationToken)" path="/exception"/>
    internal static async Task<IReadOnlyList<TrialRow>> RunAsync(
        TrialPlan plan, TimeSpan ahead, Func<FaultyServerOptions, CancellationToken, Task<IFaultyServer>> start, CancellationToken cancellationToken)
    {
        var fault = FaultCatalogue.Find(plan.Fault!) ?? throw new ArgumentException($"there is no fault '{plan.Fault}'", nameof(plan));
        var options = new FaultyServerOptions { Seed = plan.Seed, Workload = plan.Workload, StartNs = MonotonicClock.NowNs + (ahead.Ticks * 100) };
        await using var server = await start(options, cancellationToken);
        var feed = new Feed(plan.Seed, plan.Workload);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seats = plan.Lanes.Select((lane, index) => new Seat(lane, server, feed, new SeededRandom(SeededRandom.Derive(SeededRandom.Derive(plan.Seed, "strike"), index)))).ToArray();
        try
        {
            foreach (var seat in seats) seat.Begin(ending.Token);
            await ConnectedReaders.WaitAsync([.. seats.Select(seat => seat.Journal)], journal => journal.HasOpened(1), options.StartNs, cancellationToken);
            await StrikeAsync(plan, fault, server, seats, options.StartNs, cancellationToken);
            await EndAsync(plan, fault, seats, options.StartNs, cancellationToken);
            await CheckServerAsync(plan, feed, server, cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            foreach (var seat in seats) await seat.DisposeAsync();
        }

        return [.. seats.Select((seat, index) => FaultRows.Of(plan, plan.Lanes[index], fault, seat.Reader, seat.Journal.Account(plan.Workload.TotalEvents), seat.Relay))];
    }

    /// <summary>Strikes within the first half of the stream, at an instant that has nothing to do with the cadence.</summary>
    private static Task StrikeAsync(TrialPlan plan, Fault fault, IFaultyServer server, Seat[] seats, long startNs, CancellationToken cancellationToken)
    {
        if (fault.IsOfServer) return StrikeAsync(plan, seats[0].Random, startNs, () => fault.Strike(seats[0].Site(server, plan), cancellationToken), seats, cancellationToken);
        return Task.WhenAll(seats.Select(seat => StrikeAsync(plan, seat.Random, startNs, () => fault.Strike(seat.Site(server, plan), cancellationToken), [seat], cancellationToken)));
    }

    private static async Task StrikeAsync(TrialPlan plan, SeededRandom random, long startNs, Func<Task> strike, Seat[] struck, CancellationToken cancellationToken)
    {
        var at = startNs + (long)(plan.ScheduledTime().Ticks * 100 * (0.1 + (0.4 * random.NextDouble())));
        await DelayAsync(at, cancellationToken);
        foreach (var seat in struck) seat.Journal.Strike();
        await strike();
    }

    /// <summary>Until every reader has ended; those from which nothing more is to be expected are not waited for to the end of the drain.</summary>
    private static async Task EndAsync(TrialPlan plan, Fault fault, Seat[] seats, long startNs, CancellationToken cancellationToken)
    {
        var over = startNs + (plan.ScheduledTime().Ticks * 100);
        var drained = DelayAsync(over + (plan.DrainMs * 1_000_000L), cancellationToken);
        var all = Task.WhenAll(seats.Select(seat => seat.Reading));
        var hopeful = Task.WhenAll(seats.Where(seat => seat.Reader.Recovers(fault)).Select(seat => seat.Reading).Append(DelayAsync(over + (Grace.Ticks * 100), cancellationToken)));
        await Task.WhenAny(all, drained, fault == FaultCatalogue.DeadPeer ? drained : hopeful);
        cancellationToken.ThrowIfCancellationRequested();
        if (Array.Find(seats, seat => seat.Reading.IsFaulted) is { } broken)
            throw new TrialVoidException($"{broken.Reader} broke: {broken.Reading.Exception!.InnerException!.Message}"); // A mistake here, and no loss.
    }

    /// <summary>Reads the whole stream again from the server itself, past every relay: what readers are held against is what it has served, and not what the plan says.</summary>
    private static async Task CheckServerAsync(TrialPlan plan, Feed feed, IFaultyServer server, CancellationToken cancellationToken)
    {
        var journal = new ReaderJournal(feed);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(CheckPatience);
        try
        {
            await EventSourceReader.ReadAsync(new ReaderSite(server.Address, journal, new ReaderSettings()), watches: false, bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What it had by then counts.
        }

        var account = journal.Account(plan.Workload.TotalEvents);
        if (account is not { Lost: 0, Corrupt: 0 })
            throw new TrialVoidException($"the server itself has {account.Received} of {account.Sent} events in the end, {account.Corrupt} arrivals of none");
    }

    private static Task DelayAsync(long untilNs, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromTicks(Math.Max(0, untilNs - MonotonicClock.NowNs) / 100), cancellationToken);

    /// <summary>A reader, its relay and its journal.</summary>
    private sealed class Seat(PlannedLane lane, IFaultyServer server, Feed feed, SeededRandom random) : IAsyncDisposable
    {
        public FaultReader Reader { get; } = FaultReaders.Find(lane.Parse().Client) ?? throw new ArgumentException($"there is no reader '{lane.Parse().Client}'", nameof(lane));

        public FaultRelay Relay { get; } = new(server.Address);

        public ReaderJournal Journal { get; } = new(feed);

        public SeededRandom Random { get; } = random;

        public Task Reading { get; private set; } = Task.CompletedTask;

        public void Begin(CancellationToken cancellationToken) => Reading = Reader.ReadAsync(new ReaderSite(Relay.Address, Journal, new ReaderSettings()), cancellationToken);

        public FaultSite Site(IFaultyServer of, TrialPlan plan) => new(Relay, of, (int)(Random.NextDouble() * plan.Workload.SizeBytes));

        public async ValueTask DisposeAsync()
        {
            await Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Cancelled: the trial is over.
            await Relay.DisposeAsync();
        }
    }
}
