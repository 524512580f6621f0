using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>Waiting for readers to be connected.</summary>
internal static class ConnectedReaders
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until every reader satisfies a condition.</summary>
    /// <param name="journals">The readers' journals.</param>
    /// <param name="condition">For example that a connection was accepted.</param>
    /// <param name="until">When it is too late, in ns of the monotonic clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TrialVoidException">It is too late.</exception>
    public static async Task WaitAsync(IReadOnlyCollection<ReaderJournal> journals, Func<ReaderJournal, bool> condition, long until, CancellationToken cancellationToken)
    {
        while (!journals.All(condition))
        {
            if (MonotonicClock.NowNs > until)
                throw new TrialVoidException($"{journals.Count(journal => !condition(journal))} of {journals.Count} readers were not connected in time{(journals.Select(journal => journal.LastReason).OfType<Exception>().FirstOrDefault() is { } reason ? $": {reason.Message}" : "")}");
            await Task.Delay(Poll, cancellationToken);
        }
    }
}
