using System.Globalization;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>A gap as an event stream reports it: <c>FIRST-LAST</c>.</summary>
internal static class ReportedGap
{
    /// <exception cref="InvalidDataException">It is no gap.</exception>
    public static void Note(ReaderJournal journal, string data)
    {
        if (data.Split('-') is not [var first, var last]
            || !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to < from)
            throw new InvalidDataException($"a gap '{data}' arrived; expected FIRST-LAST");
        journal.OnGap(from, to);
    }
}
