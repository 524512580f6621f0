using TransportBench.Core.WireModel;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Trials;

/// <summary>The byte account of a lane, reconciled: application tap, wire model and TCP layer.</summary>
public static class ByteRows
{
    /// <summary>Reconciles. The residual adds up every disagreement, so that none hides another.</summary>
    /// <exception cref="TrialVoidException">The client reported no account.</exception>
    public static BytesRow Of(TrialPlan plan, PlannedLane lane, ServerLaneReport server, ClientLaneReport client)
    {
        var totals = client.Bytes ?? throw new TrialVoidException($"{lane.Name}: no byte account");
        var down = client.Tcp?.BytesReceived ?? totals.Down;
        var up = client.Tcp?.BytesSent ?? totals.Up;
        var predicted = WirePrediction.Down(plan, lane.Parse().Transport);
        var predictedUp = server.UpEvents * WebSocketFrame.Overhead(plan.Workload.SizeBytes, masked: true);
        var residual = Math.Abs(down - totals.Down) + Math.Abs(up - totals.Up) + Math.Abs(totals.Unnamed)
            + totals.Control // The model has no control frames: nobody sends any in a tapped trial.
            + Math.Abs(totals.Framing + totals.Chunking - predicted) + Math.Abs(totals.UpFraming - predictedUp)
            + Math.Abs(totals.Events - server.Sent) + Math.Abs(totals.UpEvents - server.UpEvents);
        return new BytesRow(
            down, up, totals.Payload, totals.Framing, totals.Chunking, totals.Handshake, residual, totals.Events,
            totals.UpPayload, totals.UpFraming, totals.UpEvents, totals.HttpHeaderBytesAfterHandshake, predicted, client.Tcp is not null);
    }
}
