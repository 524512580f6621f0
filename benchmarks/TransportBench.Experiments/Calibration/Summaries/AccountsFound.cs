using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>What the accounts say of what was injected.</summary>
internal static class AccountsFound
{
    public static IEnumerable<AccountRow> Of(IReadOnlyList<TrialRow> trials)
    {
        var events = Enumerable.Range(0, Calibration.Accounts.Count).Select(index => (long)index).ToList();
        foreach (var row in trials.Where(row => row.Experiment == Calibration.Accounts.Id))
        {
            var lane = row.Lane.ToString();
            if (row.Conditions == Calibration.Accounts.Events)
            {
                var injection = Calibration.Accounts.EventInjection;
                yield return new AccountRow(lane, "events lost", events.Count(injection.Loses), row.Counts.Lost);
                yield return new AccountRow(lane, "events doubled", events.Count(injection.Doubles), row.Counts.Duplicated);
            }
            else if (row.Bytes is { } bytes)
            {
                var injection = Calibration.Accounts.ByteInjection;
                yield return new AccountRow(lane, "extra bytes", events.Count(injection.Pads) * injection.ExtraBytes, bytes.Residual);
            }
        }
    }
}
