using System.Globalization;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>The cells of the experiments' grids, by name: the one place where a conditions string is written.</summary>
/// <remarks>Experiments write these names into their rows and claims read them; pure and thread-safe.</remarks>
public static class Cells
{
    private const string RetriesPrefix = "tcp_retries2 ";

    /// <summary>Payload sizes of <c>throughput</c> in bytes.</summary>
    public static IReadOnlyList<int> ThroughputSizes { get; } = [16, 128, 4096];

    /// <summary>Payload sizes of <c>delivery-latency</c> in bytes.</summary>
    public static IReadOnlyList<int> LatencySizes { get; } = [128, 4096];

    /// <summary>Offered events per second and lane of <c>delivery-latency</c>.</summary>
    public const double LatencyRate = 1_000;

    /// <summary>Text sizes of <c>bytes-per-event</c> in bytes: where the frame formats change their headers, the claims' sizes, and those of the 2014 thesis.</summary>
    public static IReadOnlyList<int> TextSizes { get; } =
        [0, 1, 16, 125, 126, 128, ThesisMessageSize, ThesisEnvelopeSize, 1024, 65535, 65536];

    /// <summary>Binary sizes of <c>bytes-per-event</c> in bytes.</summary>
    public static IReadOnlyList<int> BinarySizes { get; } = [1024, 65536];

    /// <summary>The JSON message of K. Johannessen's load test (2014) as its application hands it over, in bytes.</summary>
    public const int ThesisMessageSize = 145;

    /// <summary>About what the framework of that test made of the message, in bytes: an estimate from its captures.</summary>
    public const int ThesisEnvelopeSize = 240;

    /// <summary>A cell of <c>delivery-latency</c>: <c>tuned, text 128 B, 1000/s</c>, and <c>, alone</c> where each lane ran by itself.</summary>
    public static string Latency(Edition edition, PayloadKind kind, int sizeBytes, double eventsPerSecond, bool alone = false) =>
        $"{Payload(edition, kind, sizeBytes)}, {Rate(eventsPerSecond)}{(alone ? ", alone" : "")}";

    /// <summary>A cell of <c>throughput</c>: <c>tuned, text 128 B, coalesced</c> or <c>…, flush per event</c>.</summary>
    public static string Throughput(Edition edition, int sizeBytes, bool coalesced) =>
        $"{Payload(edition, PayloadKind.Text, sizeBytes)}, {(coalesced ? "coalesced" : "flush per event")}";

    /// <summary>A cell of <c>bytes-per-event</c>: <c>tuned, text 128 B</c>, and <c>, event and id</c> where the optional SSE fields are sent; WebSocket has none, its sequence is in the payload.</summary>
    public static string Bytes(Edition edition, PayloadKind kind, int sizeBytes, bool fields = false) =>
        Payload(edition, kind, sizeBytes) + (fields ? ", event and id" : "");

    /// <summary>A cell of <c>latency-by-variant</c>: <c>tuned, text 128 B, 1000/s, HTTP/2 over TLS</c>.</summary>
    public static string Latency(Edition edition, PayloadKind kind, int sizeBytes, double eventsPerSecond, Variant variant) =>
        $"{Latency(edition, kind, sizeBytes, eventsPerSecond)}, {variant.Words}";

    /// <summary>A cell of <c>throughput-by-variant</c>: <c>tuned, text 128 B, flush per event, HTTP/2 in clear</c>.</summary>
    public static string Throughput(Edition edition, int sizeBytes, Variant variant) => $"{Throughput(edition, sizeBytes, coalesced: false)}, {variant.Words}";

    /// <summary>The cell of <c>throughput-by-variant</c> with binary payloads: WebSocket as they are, SSE as base64.</summary>
    public static string BinaryThroughput(Edition edition) => $"{Payload(edition, PayloadKind.Binary, BinarySizes[0])}, flush per event";

    /// <summary>A cell of <c>bytes-by-variant</c>: <c>tuned, text 128 B, HTTP/1.1 over TLS</c>.</summary>
    public static string Bytes(Edition edition, PayloadKind kind, int sizeBytes, Variant variant) => $"{Bytes(edition, kind, sizeBytes)}, {variant.Words}";

    /// <summary>A cell of <c>tcp-ip-bytes</c>: <c>tuned, text 128 B, MTU 1,500, 50 events</c>.</summary>
    public static string TcpIp(Edition edition, int sizeBytes, int events) =>
        string.Create(CultureInfo.InvariantCulture, $"{Payload(edition, PayloadKind.Text, sizeBytes)}, MTU {Links.EthernetMtu:#,##0}, {events} events");

    /// <summary>The cell of <c>as-deployed</c>.</summary>
    public static string AsDeployed() => $"{Payload(Edition.Idiomatic, PayloadKind.Text, 128)}, {Rate(LatencyRate)}, as deployed";

    /// <summary>A cell of <c>compression</c> and <c>compression-latency</c>: plain and compressed lanes stand in it.</summary>
    public static string Compressed(PayloadKind kind, int sizeBytes) => Payload(Edition.Idiomatic, kind, sizeBytes);

    /// <summary>A cell of <c>reconnect</c>: the fault.</summary>
    public static string Struck(Fault fault) => fault.Id;

    /// <summary>A cell of <c>reconnect-storm</c>: <c>sse, without jitter</c>.</summary>
    public static string Storm(Transport transport, bool hasJitter) => $"{transport}, {(hasJitter ? "with jitter" : ReconnectStormRunner.WithoutJitter)}";

    /// <summary>A cell of <c>shutdown</c>: <c>streams end</c>, or <c>careless</c>.</summary>
    public static string ShutDown(bool isCareful) => isCareful ? "streams end" : ShutDownRunner.Careless;

    /// <summary>A cell of <c>slow-consumer</c>: <c>bounded</c>, <c>bounded, 60 s</c> or <c>naive, 60 s</c>.</summary>
    public static string SlowConsumer(bool forLong = false, bool isNaive = false) => (isNaive ? SlowConsumerRunner.Naive : "bounded") + (forLong ? ", 60 s" : "");

    /// <summary>A cell of <c>silent-peer</c>: <c>tcp_retries2 5</c>.</summary>
    public static string Retries(int retries) => string.Create(CultureInfo.InvariantCulture, $"{RetriesPrefix}{retries}");

    /// <summary>The setting of a cell of <c>silent-peer</c>.</summary>
    /// <exception cref="FormatException">It is no such cell.</exception>
    public static int RetriesOf(string conditions) => int.Parse(conditions.AsSpan(RetriesPrefix.Length), CultureInfo.InvariantCulture);

    /// <summary>The cell of <c>close-handshake</c>.</summary>
    public const string CloseHandshake = "the server closes";

    /// <summary>The cells of <c>source-size</c>.</summary>
    public static IReadOnlyList<string> Sides { get; } = ["client", "server"];

    /// <summary>The cell of <c>curl</c>.</summary>
    public const string Curl = "curl -N";

    /// <summary>A cell of <c>round-trips</c>: <c>HTTP/2 over TLS</c>.</summary>
    public static string RoundTrips(Variant variant) => variant.Words;

    /// <summary>A cell of <c>connection-memory</c>: <c>tuned, 10,000 connections, idle</c>.</summary>
    public static string ConnectionMemory(Edition edition, int connections, bool isActive) =>
        string.Create(CultureInfo.InvariantCulture, $"{edition.ToString().ToLowerInvariant()}, {connections:#,##0} connections, {(isActive ? "active" : "idle")}");

    /// <summary>A cell of <c>fan-out</c>: <c>tuned, text 128 B, to 1,000 readers</c>.</summary>
    public static string FanOut(Edition edition, int readers) => string.Create(CultureInfo.InvariantCulture, $"{Payload(edition, PayloadKind.Text, 128)}, to {readers:#,##0} readers");

    /// <summary>A cell of <c>idle-connections</c>: <c>HTTP/1.1 over TLS, no heartbeat</c>.</summary>
    public static string IdleConnections(Variant variant, bool hasHeartbeat) =>
        $"{variant.Words}, {(hasHeartbeat ? string.Create(CultureInfo.InvariantCulture, $"a heartbeat every {IdleConnectionsRunner.Heartbeat.TotalSeconds} s") : IdleConnectionsRunner.WithoutHeartbeat)}";

    /// <summary>The cell of <c>polling</c>.</summary>
    public static string Polling() => $"{Payload(Edition.Idiomatic, PayloadKind.Text, 128)}, {Rate(200)}";

    /// <summary>A cell of <c>payload-kinds</c>; both editions' lanes stand in it.</summary>
    public static string Payload(PayloadCell cell) => cell switch
    {
        PayloadCell.Json => "json",
        PayloadCell.EveryByteValue => "every byte value",
        PayloadCell.BinaryMebibyte => "binary 1 MiB",
        PayloadCell.EveryUnicodePlane => "every Unicode plane",
        PayloadCell.LineEndsAndNul => "line ends and NUL",
        PayloadCell.EveryByteValueRaw => "every byte value, raw",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "not a cell of payload-kinds"),
    };

    private static string Payload(Edition edition, PayloadKind kind, int sizeBytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{edition.ToString().ToLowerInvariant()}, {kind.ToString().ToLowerInvariant()} {sizeBytes} B");

    private static string Rate(double eventsPerSecond) =>
        eventsPerSecond.ToString("0.###", CultureInfo.InvariantCulture) + "/s";
}
