using TransportBench.Core;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Results;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Trials;

/// <summary>The byte account of a lane, reconciled: application tap, TLS tap, wire model and TCP layer.</summary>
public static class ByteRows
{
    /// <summary>Reconciles. The residual adds up every disagreement, so that none hides another.</summary>
    /// <exception cref="TrialVoidException">The client reported no account.</exception>
    public static BytesRow Of(TrialPlan plan, PlannedLane lane, ServerLaneReport server, ClientLaneReport client)
    {
        var parsed = lane.Parse();
        var totals = client.Bytes ?? throw new TrialVoidException($"{lane.Name}: no byte account");
        var (wireDown, wireUp) = client.Tls is { } tls ? (tls.Down, tls.Up) : (totals.Down, totals.Up);
        var down = client.Tcp?.BytesReceived ?? wireDown;
        var up = client.Tcp?.BytesSent ?? wireUp;
        var isCompressed = parsed.Variant.Compression is not null;
        var events = isCompressed && parsed.Transport == Transports.ServerSentEvents ? server.Sent : totals.Events; // A compressed stream's events cannot be counted on the wire.
        long? predicted = isCompressed ? null : WirePrediction.Down(plan, parsed, totals.DataFrames);
        var residual = Math.Abs(down - wireDown) + Math.Abs(up - wireUp) + Math.Abs(client.Tls?.Unnamed ?? 0) + Math.Abs(totals.Unnamed)
            + totals.Control // The model has no control frames: nobody sends any in a tapped trial.
            + (predicted is { } model ? Math.Abs(totals.Framing + totals.Chunking - model) : 0)
            + (isCompressed ? 0 : Math.Abs(totals.UpFraming - (server.UpEvents * WebSocketFrame.Overhead(plan.Workload.SizeBytes, masked: true))))
            + Math.Abs(events - server.Sent) + Math.Abs(totals.UpEvents - server.UpEvents);
        return new BytesRow(
            down, up, totals.Payload, totals.Framing, totals.Chunking, totals.Handshake, residual, events,
            totals.UpPayload, totals.UpFraming, totals.UpEvents, totals.HttpHeaderBytesAfterHandshake, predicted, client.Tcp is not null)
        {
            Http2 = parsed.Variant.Http2 ? Http2Of(plan, parsed, totals) : null,
            Tls = client.Tls is { } below ? new TlsRow(below.Records, below.UpRecords, below.Framing, below.UpFraming, below.Handshake) : null,
            Segments = client.Tcp is { } tcp ? SegmentsRow.Of(tcp, server.Tcp) : null,
        };
    }

    private static Http2Row Http2Of(TrialPlan plan, Lane lane, ByteTotals totals) => new(
        totals.DataFrames, lane.Variant.Compression is null ? WirePrediction.DataFrames(plan, lane) : null, totals.UpChunking, totals.FlowControl);
}
