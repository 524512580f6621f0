using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Calibrations;

/// <summary>Fresh, stopped and faulty processes.</summary>
public static class ProcessTables
{
    /// <summary>Where the steady state begins.</summary>
    public static Table Steady(IReadOnlyList<SteadyRow> rows) => new(
        [new("Processes"), Column.Lane, Column.Number("Steady from, ms"), Column.Number("First window ÷ steady"), Column.Number("Discarded, ms"), Column.Number("Window, ms"), Column.Number("Fresh processes")],
        [
            .. rows.Select(row => (IReadOnlyList<Cell>)
            [
                row.Conditions, row.Lane, row.FromMs is { } from ? Numbers.Whole((long)from) : "not found", Numbers.Ratio(row.FirstWindowRatio),
                Numbers.Whole((long)row.WarmUpMs), Numbers.Whole((long)row.WindowMs), Numbers.Whole(row.Rounds),
            ]),
        ]);

    /// <summary>Percentiles of stopped children beside those worked out by hand.</summary>
    public static Table Freezes(IReadOnlyList<FreezeRow> rows) => new(
        [
            new("Stopped"), Column.Lane, Column.Number("For, ms"), Column.Number("Silent, ms"), Column.Number("p99, ms"), Column.Number("by hand"), Column.Number("Maximum, ms"), Column.Number("by hand"),
            Column.Number("p99 from the actual send, ms"), new("Within 5 %"),
        ],
        [
            .. rows.Select(row => (IReadOnlyList<Cell>)
            [
                new Cell(row.Stopped) { Detail = $"round {row.Round + 1}" }, row.Lane, Numbers.Significant(row.StoppedMs), Numbers.Significant(row.SilenceMs), Numbers.Significant(row.P99Ms), Numbers.Significant(row.ExpectedP99Ms),
                Numbers.Significant(row.MaxMs), Numbers.Significant(row.ExpectedMaxMs), Numbers.Significant(row.TransitP99Ms), CheckTable.Word(row.Holds),
            ]),
        ]);

    /// <summary>Known accounts.</summary>
    public static Table Accounts(IReadOnlyList<AccountRow> rows) => new(
        [Column.Lane, Column.Prose("Injected"), Column.Number("Number"), Column.Number("Found"), new("Agree")],
        [.. rows.Select(row => (IReadOnlyList<Cell>)[row.Lane, row.What, Numbers.Whole(row.Injected), Numbers.Whole(row.Found), CheckTable.Word(row.Holds)])]);
}
