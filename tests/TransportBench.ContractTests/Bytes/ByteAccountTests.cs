using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.ContractTests.Bytes;

/// <summary>Through the real server, every byte of every lane has a name: tap, wire model and TCP layer agree.</summary>
public sealed class ByteAccountTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private const int Mebibyte = 1024 * 1024;

    public static TheoryData<PayloadKind, int, EventFields> TheCells()
    {
        var cells = new TheoryData<PayloadKind, int, EventFields>();
        foreach (var size in Cells.TextSizes.Append(Mebibyte)) cells.Add(PayloadKind.Text, size, EventFields.None);
        foreach (var size in Cells.BinarySizes.Append(1).Append(Mebibyte)) cells.Add(PayloadKind.Binary, size, EventFields.None);
        cells.Add(PayloadKind.Json, 1024, EventFields.None);
        cells.Add(PayloadKind.Unicode, 1024, EventFields.None);
        cells.Add(PayloadKind.LineEnds, 1024, EventFields.None);
        cells.Add(PayloadKind.Text, 128, EventFields.EventAndId);
        cells.Add(PayloadKind.Unicode, 1024, EventFields.EventAndId);
        cells.Add(PayloadKind.Binary, 1024, EventFields.EventAndId);
        return cells;
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(TheCells))]
    public async Task Account_EveryLaneThatIsTapped_HasNoResidual(PayloadKind kind, int size, EventFields fields)
    {
        var events = size >= Mebibyte ? 2 : 20;
        var plan = Plan(new Workload { Kind = kind, SizeBytes = size, EventsPerSecond = 500, Events = events }, fields, events);
        await using var hosts = new InProcessHosts(servers.Server);
        var rows = await hosts.RunAsync(plan, TestContext.Current.CancellationToken);
        Assert.Equal(plan.Lanes.Count, rows.Count);
        Assert.All(rows, row =>
        {
            var bytes = row.Bytes!;
            Assert.Equal(0, bytes.Residual);
            Assert.Equal(bytes.Predicted, bytes.Framing + bytes.Chunking);
            Assert.Equal((long)events * size, bytes.Payload);
            Assert.Equal(events, bytes.Events);
            Assert.Equal(bytes.Down, bytes.Payload + bytes.Framing + bytes.Chunking + bytes.Handshake + bytes.UpPayload + bytes.UpFraming - bytes.Up);
            Assert.Equal(row.Lane.Transport == "websocket" ? events : 0, bytes.UpEvents);
            Assert.Equal(0, row.Counts.Lost + row.Counts.Unsent);
        });
    }

    private static TrialPlan Plan(Workload workload, EventFields fields, int upEvents) => new()
    {
        Id = $"bytes-{workload.Kind}-{workload.SizeBytes}-{fields}",
        Experiment = ExperimentIds.BytesPerEvent,
        Conditions = "contract",
        Round = 0,
        Seed = 7,
        Mode = FeedMode.Paced,
        // The package Websocket.Client sends no empty text.
        Lanes = [.. ContractLanes.Plain.Where(ContractLanes.IsOnTheServersStack).Where(lane => workload.SizeBytes > 0 || lane.Client != "websocket.client").Select(lane => new PlannedLane { Lane = lane.ToString() })],
        Workload = workload,
        SlotNs = 1_000,
        Fields = fields,
        Tap = true,
        UpEvents = upEvents,
        DrainMs = Guard.Milliseconds / 2,
    };
}
