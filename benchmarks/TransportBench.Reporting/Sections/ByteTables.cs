using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>The byte account of an experiment as tables: events downwards, events upwards where there are any, the connection itself.</summary>
public static class ByteTables
{
    /// <summary>The tables.</summary>
    /// <param name="cells">Cells whose trials all have a byte account.</param>
    public static IEnumerable<Table> Of(IReadOnlyList<TrialCell> cells)
    {
        yield return Down(cells);
        if (cells.Any(c => c.Trials.Any(t => t.Bytes!.UpEvents > 0)))
            yield return Up(cells);
        yield return Connection(cells);
        if (cells.Any(c => c.Trials.Any(t => t.Bytes is { Tls: not null } or { Http2: not null })))
            yield return Layers(cells);
    }

    private static Table Layers(IReadOnlyList<TrialCell> cells) => new(
        [
            Column.Group("Conditions"), Column.Lane, Column.Number("DATA frames"), Column.Number("Predicted"), Column.Number("Flow control, B"),
            Column.Number("TLS records"), Column.Number("TLS framing"), Column.Number("TLS handshake, B"), Column.Number("Events"), Column.Number("Rounds"),
        ],
        [
            .. cells.SelectMany(c => c.Lanes.Where(l => l.Rounds.Any(t => t.Bytes is { Tls: not null } or { Http2: not null })).Select(l => (IReadOnlyList<Cell>)
            [
                c.Conditions,
                l.Name,
                PerEvent(l, b => b.Http2?.DataFrames, b => b.Events),
                PerEvent(l, b => b.Http2?.PredictedDataFrames, b => b.Events),
                Numbers.Exact(l.Median(t => t.Bytes!.Http2?.FlowControl)),
                PerEvent(l, b => b.Tls?.Records, b => b.Events),
                PerEvent(l, b => b.Tls?.Framing, b => b.Events),
                Numbers.Exact(l.Median(t => t.Bytes!.Tls?.Handshake)),
                Numbers.Whole(l.Rounds.Sum(t => t.Bytes!.Events)),
                Numbers.Whole(l.Rounds.Count),
            ])),
        ])
    {
        Caption = "What HTTP/2 and TLS add, per event server to client unless in B for the whole connection: median over rounds",
    };

    private static Table Down(IReadOnlyList<TrialCell> cells) => new(
        [
            Column.Group("Conditions"), Column.Lane, Column.Number("Payload"), Column.Number("Framing"), Column.Number("Chunking"), Column.Number("Overhead"),
            Column.Number("Predicted"), Column.Number("Residual, B"), Column.Number("Events"), Column.Number("Rounds"),
        ],
        [.. cells.SelectMany(c => c.Lanes.Select(l => Down(c, l)))])
    {
        Caption = "Bytes per event, server to client: median over rounds",
    };

    private static IReadOnlyList<Cell> Down(TrialCell cell, TrialLane lane) =>
    [
        cell.Conditions,
        lane.Name,
        PerEvent(lane, b => b.Payload, b => b.Events),
        PerEvent(lane, b => b.Framing, b => b.Events),
        PerEvent(lane, b => b.Chunking, b => b.Events),
        PerEvent(lane, b => b.Framing + b.Chunking, b => b.Events),
        PerEvent(lane, b => b.Predicted, b => b.Events),
        Residual(lane.Rounds.Sum(t => Math.Abs(t.Bytes!.Residual))),
        Numbers.Whole(lane.Rounds.Sum(t => t.Bytes!.Events)),
        Numbers.Whole(lane.Rounds.Count),
    ];

    private static Table Up(IReadOnlyList<TrialCell> cells) => new(
        [Column.Group("Conditions"), Column.Lane, Column.Number("Payload"), Column.Number("Framing and mask"), Column.Number("Events"), Column.Number("Rounds")],
        [
            .. cells.SelectMany(c => c.Lanes.Where(l => l.Rounds.Any(t => t.Bytes!.UpEvents > 0)).Select(l => (IReadOnlyList<Cell>)
            [
                c.Conditions,
                l.Name,
                PerEvent(l, b => b.UpPayload, b => b.UpEvents),
                PerEvent(l, b => b.UpFraming, b => b.UpEvents),
                Numbers.Whole(l.Rounds.Sum(t => t.Bytes!.UpEvents)),
                Numbers.Whole(l.Rounds.Count),
            ])),
        ])
    {
        Caption = "Bytes per event, client to server: median over rounds",
    };

    private static Table Connection(IReadOnlyList<TrialCell> cells)
    {
        var lanes = cells.SelectMany(c => c.Lanes).GroupBy(l => l.Name);
        return new Table(
            [Column.Lane, Column.Number("Handshake, B"), Column.Number("HTTP headers after it, B"), Column.Number("Connections")],
            [.. lanes.Select(g => Connection(g.Key, [.. g.SelectMany(l => l.Rounds).Select(t => t.Bytes!)]))])
        {
            Caption = "Bytes of the connection itself, both directions",
        };
    }

    private static IReadOnlyList<Cell> Connection(string lane, List<BytesRow> rows) =>
        [lane, Range(rows.ConvertAll(b => b.Handshake)), Range(rows.ConvertAll(b => b.HttpHeaderBytesAfterHandshake)), Numbers.Whole(rows.Count)];

    private static string Range(List<long> values) => values.Min() == values.Max()
        ? Numbers.Whole(values[0])
        : $"{Numbers.Whole(values.Min())}–{Numbers.Whole(values.Max())}";

    private static Cell Residual(long bytes) =>
        bytes == 0 ? "0" : new Cell(Numbers.Whole(bytes)) { Tone = Tone.Negative, Detail = "must be 0" };

    private static Cell PerEvent(TrialLane lane, Func<BytesRow, long?> bytes, Func<BytesRow, long> events) =>
        Numbers.Exact(lane.Median(t => t.Bytes is { } b && events(b) > 0 ? (double?)bytes(b) / events(b) : null));
}
