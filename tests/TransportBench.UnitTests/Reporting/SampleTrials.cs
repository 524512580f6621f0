using HdrHistogram;
using HdrHistogram.Utilities;
using TransportBench.Experiments.Results;

namespace TransportBench.UnitTests.Reporting;

/// <summary>Rows of a made-up run: every figure follows from a formula, none was measured.</summary>
public static class SampleTrials
{
    private static readonly Dictionary<string, double> Speeds = new()
    {
        ["tcp-blocking"] = 0.5,
        ["tcp"] = 1,
        ["websocket"] = 1.03,
        ["sse"] = 1.045,
        ["long-polling"] = 3.1,
        ["short-polling"] = 7_000,
    };

    /// <summary>All rows.</summary>
    public static IEnumerable<TrialRow> All(int rounds) => Enumerable.Range(0, rounds).SelectMany(Round).Select(row => row with { Machine = Machine(row), Flags = [.. row.Flags, .. Marks(row)] });

    /// <summary>Canonical name of a lane.</summary>
    public static string Lane(string transport, string edition) => LaneOf(transport, edition).ToString();

    /// <summary>A distribution that starts at 60 % of its median and has a long tail.</summary>
    /// <param name="p50">In µs.</param>
    /// <param name="count">Samples.</param>
    public static LatencyRow Latency(double p50, int count)
    {
        var histogram = new LongHistogram(1, 60_000_000_000, 3);
        for (var i = 0; i < count; i++)
            histogram.RecordValue((long)(1_000 * At(p50, (i + 0.5) / count)));
        return new LatencyRow(
            Percentile(0.5), Percentile(0.9), Percentile(0.99), Percentile(0.999), histogram.GetMean() / 1e3, count, Encode(histogram));

        double? Percentile(double q) => count * (1 - q) >= 99.999 ? histogram.GetValueAtPercentile(q * 100) / 1e3 : null;
    }

    // Throughput of round 2 met a busy machine; a second attempt found it quiet for the smallest payload alone.
    private static IEnumerable<string> Marks(TrialRow row) => row switch
    {
        { Experiment: "throughput", Round: 2 } when row.Id.Contains("16-B", StringComparison.Ordinal) => ["repeated"],
        { Experiment: "throughput", Round: 2 } => ["repeated", "disturbed: steal 4.1 %"],
        { Experiment: "delivery-latency", Round: 3 } => ["disturbed: other CPU 23.0 %"],
        _ => [],
    };

    private static MachineRow? Machine(TrialRow row) => row.Experiment is "throughput" or "delivery-latency" ? new()
    {
        CapacityMs = 2_500,
        StealPercent = row is { Experiment: "throughput", Round: 2 } ? 4.1 : 0.4,
        OtherCpuPercent = row is { Experiment: "delivery-latency", Round: 3 } ? 23 : 1.5 + row.Round,
        ThrottledUs = 0,
        InvoluntarySwitches = new(1_200 + row.Round, 900),
        VoluntarySwitches = new(400, 300),
        Collections = new(2, 3),
        FullCollections = new(0, 1),
        MethodsCompiled = new(20, 15 - row.Round),
    }
    : null;

    private static double At(double p50, double q) => p50 * (0.6 + 0.4 * Math.Pow(-Math.Log(1 - q) / Math.Log(2), 1.4));

    private static string Encode(LongHistogram histogram)
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity());
        var bytes = new byte[HistogramEncoding.EncodeIntoCompressedByteBuffer(histogram, buffer)];
        buffer.Position = 0;
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = buffer.Get();
        return Convert.ToBase64String(bytes);
    }

    private static LaneRow LaneOf(string transport, string edition) => new(transport, "", edition, transport switch
    {
        "sse" when edition == "idiomatic" => "httpclient",
        "websocket" when edition == "idiomatic" => "clientwebsocket",
        "long-polling" or "short-polling" => "httpclient",
        _ => "socket",
    });

    private static IEnumerable<TrialRow> Round(int round)
    {
        foreach (var edition in new[] { "tuned", "idiomatic" })
        {
            foreach (var row in LatencyCell(round, edition).Concat(SizeCells(round, edition)))
                yield return row;
        }

        foreach (var transport in new[] { "tcp-blocking", "tcp" })
            yield return Row(round, "physical-floor", "128 B, 1000/s", transport, "tuned") with { DeliveryLatencyUs = Latency(Typical(round, transport), 3_000), TransitTimeUs = Latency(Typical(round, transport) * 0.9, 3_000), PacingLagUs = Latency(4, 3_000) };
        foreach (var transport in new[] { "websocket", "sse", "long-polling", "short-polling" })
            yield return Row(round, "polling", "128 B, 20/s", transport, "idiomatic") with { DeliveryLatencyUs = Latency(Typical(round, transport), 600), TransitTimeUs = Latency(Typical(round, transport) * 0.95, 600), PacingLagUs = Latency(4, 600) };
        foreach (var row in Kinds(round).Concat(SetUps(round)).Concat(Allocations(round)))
            yield return row;
    }

    private static IEnumerable<TrialRow> LatencyCell(int round, string edition)
    {
        string[] transports = ["tcp", "websocket", "sse"];
        foreach (var (transport, copy) in transports.Select(t => (t, 0)).Append(("websocket", 1)).Append(("sse", 1)))
        {
            var p50 = Typical(round, transport) * (edition == "tuned" ? 1 : 1.2);
            yield return Row(round, "delivery-latency", $"{edition}, text 128 B, 1000/s", transport, edition) with
            {
                Copy = copy,
                DeliveryLatencyUs = Latency(p50, 10_000),
                TransitTimeUs = Latency(p50 * 0.88, 10_000),
                PacingLagUs = Latency(p50 * 0.12, 10_000),
                ClientFramingTimeUs = Latency(1.5, 10_000),
                CarryOver = transports.ToDictionary(t => Lane(t, edition), t => Math.Round(p50 * (t == "sse" ? 1.01 : 1), 2)),
                Flags = transport == "sse" && round == 1 ? ["pacing-lag"] : [],
            };
        }
    }

    private static IEnumerable<TrialRow> SizeCells(int round, string edition)
    {
        foreach (var (size, rate) in new[] { (16, 2.1e6), (128, 1.8e6), (4096, 0.31e6) })
        {
            foreach (var transport in new[] { "websocket", "sse" })
            {
                var speed = (transport == "sse" ? 1.32 : 1) * (edition == "tuned" ? 1 : 0.45) * (1 + 0.012 * Math.Sin(round * 2.3 + size));
                yield return Row(round, "throughput", $"{edition}, text {size} B, flush per event", transport, edition) with
                {
                    Workload = new("text", size, "saturated", 0, 0),
                    EventsPerSecond = rate * speed,
                    CpuUsPerEvent = new(1 / speed, 0.8 / speed),
                    AllocatedBytesPerEvent = new(edition == "tuned" ? 0 : 96.5, edition == "tuned" ? 0.02 : 281.25),
                };
            }
        }

        foreach (var size in new[] { 1, 16, 128, 1024, 65_536 })
        {
            foreach (var transport in new[] { "websocket", "sse" })
                yield return Row(round, "bytes-per-event", $"{edition}, text {size} B", transport, edition) with { Workload = new("text", size, "constant", 1_000, 500), Bytes = Bytes(transport, size, 500) };
        }
    }

    private static BytesRow Bytes(string transport, int size, long events)
    {
        long header = size switch { < 126 => 2, < 65_536 => 4, _ => 10 };
        long framing = transport == "websocket" ? header : 8;
        long chunking = transport == "websocket" ? 0 : (size + 8).ToString("x", null).Length + 4;
        var handshake = transport == "websocket" ? 310 : 265;
        return new BytesRow(
            events * (size + framing + chunking) + handshake / 2, handshake / 2, events * size, events * framing, events * chunking, handshake, 0, events,
            transport == "websocket" ? events * size : 0, transport == "websocket" ? events * (header + 4) : 0, transport == "websocket" ? events : 0, 0, events * (framing + chunking));
    }

    private static IEnumerable<TrialRow> Kinds(int round)
    {
        foreach (var kind in new[] { "json", "unicode", "binary" })
        {
            foreach (var transport in new[] { "websocket", "sse" })
            {
                var encoded = kind == "binary" && transport == "sse";
                var bytes = Bytes(transport, 1024, 200);
                yield return Row(round, "payload-kinds", $"idiomatic, {kind} 1024 B", transport, "idiomatic") with
                {
                    Workload = new(kind, 1024, "constant", 200, 200),
                    Bytes = encoded ? bytes with { Framing = bytes.Framing + 200 * 344, Predicted = bytes.Predicted + 200 * 344, Down = bytes.Down + 200 * 344 } : bytes,
                    Figures = new Dictionary<string, double> { ["events_sent"] = 10_200, ["events_identical"] = 10_200 },
                    Flags = encoded ? ["base64"] : [],
                };
            }
        }
    }

    private static IEnumerable<TrialRow> SetUps(int round)
    {
        foreach (var transport in new[] { "websocket", "sse" })
            yield return Row(round, "connection-setup", "idiomatic, text 128 B", transport, "idiomatic") with { Figures = new Dictionary<string, double> { ["setup_cold_us"] = 2_140 * Speeds[transport] + round, ["setup_warm_us"] = 412.5 * Speeds[transport] + round, ["setup_bytes"] = transport == "sse" ? 265 : 310 } };
    }

    private static IEnumerable<TrialRow> Allocations(int round)
    {
        foreach (var (transport, events) in new[] { ("sse", 500), ("sse", 1_500) })
        {
            yield return Row(round, "allocation", $"idiomatic, text 128 B, 1000/s, {events} events", transport, "idiomatic") with
            {
                Workload = new("text", 128, "constant", 1_000, events),
                AllocatedBytesPerEvent = new(90 + 30_000.0 / events, 280 + 12_000.0 / events),
                CpuUsPerEvent = new(44.5, 51.25),
            };
        }
    }

    private static double Typical(int round, string transport) => 71.3 * Speeds[transport] * (1 + 0.01 * Math.Sin(round * 1.7 + transport.Length));

    private static TrialRow Row(int round, string experiment, string conditions, string transport, string edition) => new()
    {
        Id = $"r{round:00}/{experiment}/{conditions.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-')}",
        Experiment = experiment,
        Conditions = conditions,
        Round = round,
        Seed = 1_000 + (ulong)round,
        Lane = LaneOf(transport, edition),
        Workload = new("text", 128, "constant", 1_000, 10_000),
        Counts = new(10_200, 0, 10_200, 10_200, 0, 0, 0, new Dictionary<string, long>()),
        Flags = [],
    };
}
