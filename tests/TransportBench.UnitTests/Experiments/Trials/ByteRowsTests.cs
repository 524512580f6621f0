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

    [Fact]
    public void Of_Tls_IsBetweenTheTapAndTheTcpLayer()
    {
        var tls = new TlsTotals { Down = Balanced.Down + 440 + 900, Up = Balanced.Up + 440 + 600, Records = 20, UpRecords = 20, Framing = 440, UpFraming = 440, Handshake = 1_500 };
        var tcp = new TcpCounters(BytesSent: tls.Up, BytesReceived: tls.Down, 30, 40, 0);
        var row = Row(Balanced, tcp, tls, "websocket+tls:tuned:socket");
        Assert.Equal((0L, tls.Down, tls.Up), (row.Residual, row.Down, row.Up));
        Assert.Equal(new TlsRow(20, 20, 440, 440, 1_500), row.Tls);
        Assert.Equal(new SegmentsRow(40, 30, null), row.Segments); // Nobody has asked the server's kernel.
        Assert.Equal(9, Row(Balanced, tcp, tls with { Unnamed = -9 }, "websocket+tls:tuned:socket").Residual);
    }

    [Fact]
    public void Of_Segments_SaysWhatWasSentAgainOnlyWhereBothEndsAreKnown()
    {
        var client = new TcpCounters(BytesSent: 0, BytesReceived: 0, SegmentsOut: 30, SegmentsIn: 40, Retransmits: 1);
        Assert.Equal(new SegmentsRow(40, 30, null), SegmentsRow.Of(client, null));
        Assert.Equal(new SegmentsRow(40, 30, 3, 42, 30), SegmentsRow.Of(client, new TcpCounters(0, 0, SegmentsOut: 42, SegmentsIn: 30, Retransmits: 2)));
    }

    [Fact]
    public void Of_Http2_TakesTheFramesThatWereSeenAndNamesThoseOfTheModel()
    {
        // The windows of flow control have divided one event.
        var totals = Balanced with { Chunking = 21 * 9, DataFrames = 21, UpChunking = 20 * 9, UpDataFrames = 20, FlowControl = 34, Down = Balanced.Down + 189 + 17, Up = Balanced.Up + 180 + 17 };
        var row = Row(totals, lane: "websocket+h2:tuned:clientwebsocket");
        Assert.Equal((0L, 80L + 189), (row.Residual, row.Predicted));
        Assert.Equal(new Http2Row(21, 20, 180, 34), row.Http2);
    }

    [Fact]
    public void Of_ACompressedStream_HasNoPredictionAndTheServersCountOfEvents()
    {
        var totals = new ByteTotals { Down = 1_200, Up = 300, Payload = 800, Chunking = 100, Handshake = 600 };
        using var trial = new FabricatedTrial(20, 0, "sse+gzip:idiomatic:httpclient");
        var row = ByteRows.Of(trial.Plan with { Tap = true }, trial.Plan.Lanes[0], new ServerLaneReport(20, 0, null), new ClientLaneReport { Received = 20, Bytes = totals });
        Assert.Equal((0L, null, 20L), (row.Residual, row.Predicted, row.Events));
    }

    private static BytesRow Row(ByteTotals totals, TcpCounters? tcp = null, TlsTotals? tls = null, string lane = "websocket:tuned:socket")
    {
        using var trial = new FabricatedTrial(20, 0, lane);
        return ByteRows.Of(trial.Plan with { Tap = true }, trial.Plan.Lanes[0], new ServerLaneReport(20, 20, null), new ClientLaneReport { Received = 20, Bytes = totals, Tcp = tcp, Tls = tls });
    }
}
