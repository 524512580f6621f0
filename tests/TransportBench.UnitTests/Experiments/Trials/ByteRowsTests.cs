using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>20 events of 128 bytes each way over WebSocket: 4 bytes of header down, 8 with the mask up.</summary>
public sealed class ByteRowsTests
{
    private static readonly ByteTotals Balanced = new()
    {
        Down = 200 + (20 * 132),
        Up = 300 + (20 * 136),
        Payload = 20 * 128,
        Framing = 20 * 4,
        Handshake = 500,
        UpPayload = 20 * 128,
        UpFraming = 20 * 8,
        Events = 20,
        UpEvents = 20,
    };

    [Fact]
    public void Of_EverythingAgrees_HasNoResidual()
    {
        var row = Row(Balanced);
        Assert.Equal((0L, 80L, 20L), (row.Residual, row.Predicted, row.Events));
    }

    public static TheoryData<ByteTotals, long> Disagreements => new()
    {
        { Balanced with { Framing = 81, Payload = (20 * 128) - 1 }, 1 }, // The model.
        { Balanced with { Handshake = 493 }, 7 }, // Bytes without a name.
        { Balanced with { Control = 10, Down = Balanced.Down + 10 }, 10 }, // A pong that no model predicts.
        { Balanced with { UpFraming = 161, UpPayload = (20 * 128) - 1 }, 1 }, // The model, upwards.
        { Balanced with { Events = 19 }, 1 },
        { Balanced with { UpEvents = 22 }, 2 },
        { Balanced with { Framing = 81, UpFraming = 159 }, 2 }, // Errors of opposite signs do not hide each other.
    };

    [Theory]
    [MemberData(nameof(Disagreements))]
    public void Of_AnyDisagreement_IsInTheResidual(ByteTotals totals, long residual) => Assert.Equal(residual, Row(totals).Residual);

    [Fact]
    public void Of_WhatOnlyTheTcpLayerSaw_IsInTheResidual()
    {
        var tcp = new TcpCounters(BytesSent: Balanced.Up + 3, BytesReceived: Balanced.Down + 5, 1, 1, 0);
        Assert.Equal(8, Row(Balanced, tcp).Residual);
    }

    private static BytesRow Row(ByteTotals totals, TcpCounters? tcp = null)
    {
        using var trial = new FabricatedTrial(20, 0, "websocket:tuned:socket");
        return ByteRows.Of(trial.Plan with { Tap = true }, trial.Plan.Lanes[0], new ServerLaneReport(20, 20, null), new ClientLaneReport { Received = 20, Bytes = totals, Tcp = tcp });
    }
}
