using System.Globalization;
using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Parts decided by what became of a stream when something went wrong (<c>reconnect</c>).</summary>
internal static class FaultRules
{
    private const double PatienceMs = 30_000;
    private const double GraceSeconds = 1;
    private const int DefaultRetries = 15;

    /// <summary>What a stalled reader may cost our server beyond what a reader costs, in KiB: the write in hand, the response's buffer, and room for the collector to breathe.</summary>
    private const double LimitKib = 8 * 1024;

    /// <summary>The reader is connected again within 30 s by itself, in every round.</summary>
    public static ExactRule ComesBack(string reader, Fault fault) => Over([fault], [reader], rows =>
    {
        var times = rows.Select(row => Figure(row, "reconnected_ms")).ToList();
        var back = times.Count(ms => ms <= PatienceMs);
        var words = back == 0 ? $"not connected again in {rows.Count} of {rows.Count}" : $"connected again in {back} of {rows.Count}, after {Range(times)} ms";
        return ExactOutcome.InEvery(back, rows.Count, words);
    });

    /// <summary>The reader never connects again by itself: whoever uses it has to.</summary>
    public static ExactRule StaysAway(string reader, Fault fault)
    {
        var back = ComesBack(reader, fault);
        return back with
        {
            Judge = evidence =>
            {
                var outcome = back.Judge(evidence);
                return outcome with { Holds = !outcome.Holds };
            },
        };
    }

    /// <summary>Readers that resume have lost nothing and have nothing twice, whatever went wrong that can be recovered from.</summary>
    public static ExactRule LosesNothing(Transport transport)
    {
        var readers = FaultReaders.All.Where(reader => reader.Transport == transport && reader is { Resumes: true, Watches: true }).Select(reader => reader.Id).ToArray();
        return Over([.. FaultCatalogue.All.Where(fault => fault.IsRecoverable)], readers, rows =>
        {
            var (lost, doubled) = (rows.Sum(row => row.Counts.Lost), rows.Sum(row => row.Counts.Duplicated));
            return ExactOutcome.Of(lost == 0 && doubled == 0, string.Create(
                CultureInfo.InvariantCulture, $"{rows.Sum(row => row.Counts.Sent):#,##0} events in {rows.Count} trials of {rows.Select(row => row.Conditions).Distinct().Count()} faults: {lost} lost, {doubled} twice"));
        });
    }

    /// <summary>Context: of every reader, the faults after which it went on without loss.</summary>
    public static ExactRule Matrix() => Over(FaultCatalogue.All, [.. FaultReaders.All.Select(reader => reader.Id)], rows => ExactOutcome.Open(string.Join("; ", FaultReaders.All.Select(reader =>
    {
        var own = rows.Where(row => row.Lane.Client == reader.Id && row.Lane.Transport == reader.Transport.Id).GroupBy(row => row.Conditions).ToList();
        return $"{reader}: back after {own.Count(fault => fault.All(row => Figure(row, "reconnected_ms") is not null))}, without loss after {own.Count(fault => fault.All(row => row.Counts.Lost == 0))} of {own.Count}";
    }))));

    /// <summary>Readers that watch nothing notice nothing of a peer that is gone, for as long as is waited.</summary>
    public static ExactRule NobodyNotices() => AtDeadPeer(reader => !reader.Watches, rows =>
    {
        var noticed = rows.Where(row => Figure(row, "detected_ms") is not null).ToList();
        var words = $"{rows.Count - noticed.Count} of {rows.Count} noticed nothing within {HalfOpen.Wait.TotalSeconds:0} s";
        return ExactOutcome.Of(noticed.Count == 0, noticed.Count == 0 ? words : $"{words}; {string.Join(", ", noticed.Select(row => row.Lane.Client))} did");
    });

    /// <summary>The readers that watch, each a part.</summary>
    public static IEnumerable<FaultReader> Watchers => FaultReaders.All.Where(reader => reader.Watches);

    /// <summary>A reader that watches notices within two heartbeat intervals.</summary>
    public static ExactRule Notices(FaultReader watcher) => AtDeadPeer(reader => reader == watcher, rows =>
    {
        var bound = 2 * ReaderSettings.Heartbeat.TotalMilliseconds;
        return ExactOutcome.Of(
            rows.All(row => Figure(row, "detected_ms") <= bound),
            $"{string.Join(", ", rows.Select(row => Figure(row, "detected_ms") is { } ms ? $"noticed after {Phrases.Number(ms)} ms" : "never noticed"))}; two intervals are {bound:0} ms");
    });

    /// <summary>The bare WebSocket does not find a dead peer within a minute: whoever uses it has to.</summary>
    public static ExactRule FindsNoDeadPeer(string reader) => AtDeadPeer(one => one.Id == reader, rows => ExactOutcome.Of(
        rows.All(row => Figure(row, "detected_ms") is null), $"not noticed within {HalfOpen.Wait.TotalSeconds:0} s in {rows.Count(row => Figure(row, "detected_ms") is null)} of {rows.Count}"));

    /// <summary>The bare WebSocket sends nothing in answer to a close frame until its user says so.</summary>
    public static ExactRule LeavesTheAnswer() => new(ExperimentIds.CloseHandshake, evidence =>
    {
        var rows = evidence.Rows(ExperimentIds.CloseHandshake, Cells.CloseHandshake).Where(row => Figure(row, "answered_by_itself_bytes") is not null).ToList();
        return rows.Count == 0 ? ExactOutcome.NotMeasured("no trial of the close handshake in this run") : ExactOutcome.Of(
            rows.All(row => Figure(row, "answered_by_itself_bytes") == 0),
            string.Join("; ", rows.Select(row => $"{Phrases.Number(Figure(row, "answered_by_itself_bytes")!.Value)} B in a second after the close frame, {Phrases.Number(Figure(row, "answered_when_told_bytes") ?? 0)} B when told to close")));
    })
    {
        Cells = [Cells.CloseHandshake],
    };

    /// <summary>The sender's system gives up between the hypothetical timeout and the retransmission after it, a second of grace included, at each setting.</summary>
    public static ExactRule SenderNotices() => AtSilentPeer(rows =>
    {
        var settings = rows.Select(row => (Row: row, Noticed: Figure(row, "noticed_s"), Retries: Cells.RetriesOf(row.Conditions))).ToList();
        return ExactOutcome.Of(
            settings.TrueForAll(at => at.Noticed >= RetransmissionTimeout.Hypothetical(at.Retries).TotalSeconds && at.Noticed <= RetransmissionTimeout.Latest(at.Retries).TotalSeconds + GraceSeconds),
            string.Join("; ", settings.Select(at => $"{at.Row.Conditions}: {(at.Noticed is { } s ? $"given up after {Phrases.Number(s)} s" : "never given up")}, predicted {Predicted(at.Retries)}")));
    });

    /// <summary>Context: the same arithmetic for the system's default.</summary>
    public static ExactRule Extrapolation() => AtSilentPeer(_ => ExactOutcome.Open(
        $"extrapolated, not measured: {Predicted(DefaultRetries)}"));

    private static string Predicted(int retries) => $"{Phrases.Number(RetransmissionTimeout.Hypothetical(retries).TotalSeconds)} to {Phrases.Number(RetransmissionTimeout.Latest(retries).TotalSeconds)} s";

    private static ExactRule AtSilentPeer(Func<IReadOnlyList<TrialRow>, ExactOutcome> judge)
    {
        string[] cells = [.. SilentPeer.Retries.Select(Cells.Retries)];
        return new ExactRule(ExperimentIds.SilentPeer, evidence =>
        {
            var rows = cells.SelectMany(cell => evidence.Rows(ExperimentIds.SilentPeer, cell)).ToList();
            return rows.Count == 0 ? ExactOutcome.NotMeasured("no trial with a silent peer in this run; it takes root and the tool ip") : judge(rows);
        })
        {
            Cells = cells,
        };
    }

    /// <summary>The most connects per second without jitter against the mean with it, in every round.</summary>
    public static ExactRule StormPeaks(Transport transport, double times) => Storm(transport, (without, with) =>
    {
        var rounds = without.Join(with, row => row.Round, row => row.Round, (plain, jittered) => (Peak: Figure(plain, "peak_connects_per_second")!.Value, Mean: Figure(jittered, "mean_connects_per_second")!.Value)).ToList();
        if (rounds.Count == 0) return ExactOutcome.NotMeasured("no round has both");
        var count = rounds.Count(round => round.Peak >= times * round.Mean);
        var words = string.Join("; ", rounds.Select(round => $"at most {Phrases.Number(round.Peak)} connects/s without jitter, {Phrases.Number(round.Mean)} on average with it: {Phrases.Number(round.Peak / round.Mean)} ×"));
        return ExactOutcome.InEvery(count, rounds.Count, words);
    });

    /// <summary>All clients are served again within twice the longest back-off, with jitter and without.</summary>
    public static ExactRule StormServed(Transport transport) => Storm(transport, (without, with) =>
    {
        var bound = 2 * ReconnectStormRunner.LongestDelay.TotalMilliseconds;
        TrialRow[] rows = [.. without, .. with];
        var last = rows.Max(row => Figure(row, "last_ms") ?? double.PositiveInfinity);
        return ExactOutcome.Of(
            rows.All(row => row.Counts.Lost == 0) && last <= bound,
            $"{rows.Sum(row => row.Counts.Received)} of {rows.Sum(row => row.Counts.Sent)} clients served again, the last after {Phrases.Number(last)} ms; twice the longest back-off is {bound:0} ms");
    });

    /// <summary>Memory of the naive server grows by at least half of what the stalled reader did not read, beyond what it grows without one.</summary>
    public static ExactRule MemoryGrows(Transport transport) => Memory(transport, isNaive: true, (growth, written) => growth >= written / 2);

    /// <summary>Memory of our server grows by no more than its stated limit.</summary>
    public static ExactRule MemoryStays(Transport transport) => Memory(transport, isNaive: false, (growth, _) => growth <= LimitKib);

    /// <summary>p99 of the readers that read, with one that stalls beside them against none.</summary>
    public static ComparisonRule OthersFeelNothing(Transport transport) => new()
    {
        In = ExperimentIds.SlowConsumer,
        Metric = Metrics.DeliveryP99,
        Conditions = Cells.SlowConsumer(),
        Baseline = SlowConsumer.LaneOf(transport, isStalled: false),
        Candidate = SlowConsumer.LaneOf(transport, isStalled: true),
        Expected = Expectation.Equivalent,
        Margin = 0.25,
    };

    private static ExactRule Memory(Transport transport, bool isNaive, Func<double, double, bool> holds)
    {
        var cell = Cells.SlowConsumer(forLong: true, isNaive);
        return new ExactRule(ExperimentIds.SlowConsumer, evidence =>
        {
            var (stalled, control) = (Grown(evidence, cell, transport, isStalled: true), Grown(evidence, cell, transport, isStalled: false));
            if (stalled is null || control is null) return ExactOutcome.NotMeasured($"no trial of {transport} in '{cell}' in this run");
            var (growth, without, written) = (Figure(stalled, SlowConsumerRunner.HeapGrowth)!.Value, Figure(control, SlowConsumerRunner.HeapGrowth)!.Value, Figure(stalled, SlowConsumerRunner.Written)!.Value);
            var cut = stalled.Flags.FirstOrDefault(one => one.StartsWith("stalled", StringComparison.Ordinal)) is { } flag ? $"; {flag}" : "";
            return ExactOutcome.Of(holds(growth - without, written), $"heap: {Phrases.Number(growth - without)} KiB more with a stalled reader than without, {Phrases.Number(written)} KiB sent to each{(isNaive ? "" : $"; the stated limit is {LimitKib:0} KiB")}{cut}");
        })
        {
            Cells = [cell],
        };
    }

    private static TrialRow? Grown(Evidence evidence, string cell, Transport transport, bool isStalled) =>
        evidence.Rows(ExperimentIds.SlowConsumer, cell, SlowConsumer.LaneOf(transport, isStalled).ToString()) is [var row, ..] && Figure(row, SlowConsumerRunner.HeapGrowth) is not null && Figure(row, SlowConsumerRunner.Written) is not null ? row : null;

    private static ExactRule Storm(Transport transport, Func<IReadOnlyList<TrialRow>, IReadOnlyList<TrialRow>, ExactOutcome> judge)
    {
        var (plain, jittered) = (Cells.Storm(transport, hasJitter: false), Cells.Storm(transport, hasJitter: true));
        return new ExactRule(ExperimentIds.ReconnectStorm, evidence =>
        {
            var (without, with) = (Served(evidence, plain), Served(evidence, jittered));
            return without.Count == 0 || with.Count == 0 ? ExactOutcome.NotMeasured($"no storm of {transport} in this run") : judge(without, with);
        })
        {
            Cells = [plain, jittered],
        };
    }

    private static List<TrialRow> Served(Evidence evidence, string cell) =>
        [.. evidence.Rows(ExperimentIds.ReconnectStorm, cell).Where(row => Figure(row, "peak_connects_per_second") is not null && Figure(row, "mean_connects_per_second") is not null)];

    private static ExactRule AtDeadPeer(Func<FaultReader, bool> which, Func<IReadOnlyList<TrialRow>, ExactOutcome> judge)
    {
        var cell = Cells.Struck(FaultCatalogue.DeadPeer);
        string[] readers = [.. FaultReaders.All.Where(which).Select(reader => reader.Id)];
        return new ExactRule(ExperimentIds.HalfOpen, evidence =>
        {
            var rows = evidence.Rows(ExperimentIds.HalfOpen, cell).Where(row => readers.Contains(row.Lane.Client)).ToList();
            return rows.Count == 0 ? ExactOutcome.NotMeasured("no trial with a dead peer in this run") : judge(rows);
        })
        {
            Cells = [cell],
        };
    }

    private static ExactRule Over(IReadOnlyList<Fault> faults, IReadOnlyList<string> readers, Func<IReadOnlyList<TrialRow>, ExactOutcome> judge)
    {
        string[] cells = [.. faults.Select(Cells.Struck)];
        return new ExactRule(ExperimentIds.Reconnect, evidence =>
        {
            var rows = cells.SelectMany(cell => evidence.Rows(ExperimentIds.Reconnect, cell)).Where(row => readers.Contains(row.Lane.Client)).ToList();
            return rows.Count == 0 ? ExactOutcome.NotMeasured($"no trial of {string.Join(", ", readers)} before {string.Join(", ", cells)} in this run") : judge(rows);
        })
        {
            Cells = cells,
        };
    }

    private static double? Figure(TrialRow row, string name) => row.Figures?.TryGetValue(name, out var value) == true ? value : null;

    private static string Range(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 1 ? Phrases.Number(known[0]) : $"{Phrases.Number(known.Min())} to {Phrases.Number(known.Max())}";
    }
}
