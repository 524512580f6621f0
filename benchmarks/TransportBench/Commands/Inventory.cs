using System.Text.Json;
using System.Text.Json.Serialization;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Clock;

namespace TransportBench.Commands;

/// <summary>Everything that can be chosen, from the catalogues.</summary>
internal static class Inventory
{
    private const string NotBuilt = "not built in this version";

    public static JsonSerializerOptions JsonOptions { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<InventoryItem>> Read() => new Dictionary<string, IReadOnlyList<InventoryItem>>
    {
        ["profiles"] = [.. Profile.All.Select(profile => new InventoryItem(profile.Id, $"{profile.Rounds} rounds: {profile.Description}", true))],
        ["experiments"] = [.. ExperimentCatalogue.All.Select(experiment => new InventoryItem(experiment.Id, experiment.Description, experiment.WhyNot() is null, experiment.WhyNot()))],
        ["transports"] = [.. Transports.All.Select(transport => new InventoryItem(transport.Id, transport.Description, true))],
        ["variants"] = [.. VariantItems()],
        ["lanes"] = [.. LaneCatalogue.All.Select(lane => new InventoryItem(lane.ToString(), "", true))],
        ["clients"] = [.. FeedClients.All.Select(client => new InventoryItem(client.Id, client.Description, true))],
        ["links"] = [.. Links.All.Select(link => new InventoryItem(link.Id, link.Description, link != Links.Ethernet || EthernetLink.WhyNot() is null, link == Links.Ethernet ? EthernetLink.WhyNot() : null)), new("emulated", "LAN, Wi-Fi, 4G, lossy, intercontinental", false, NotBuilt)],
        ["middleboxes"] = [new("direct", "nothing in between", true), new("proxies", "nginx, HAProxy, Caddy, Varnish, YARP, dev servers", false, NotBuilt)],
        ["faults"] = [new("none", "nothing goes wrong", true), .. FaultCatalogue.All.Append(FaultCatalogue.DeadPeer).Select(fault => new InventoryItem(fault.Id, fault.Description, true)), new("slow-consumer", "one reader of a hundred stalls; in the experiment of that name", true)],
        ["fault-readers"] = [.. FaultReaders.All.Select(reader => new InventoryItem(reader.Id, reader.Description, true))],
        ["load-scenarios"] = [.. BuiltInScenarios.All.Select(scenario => new InventoryItem(scenario.Name, scenario.Description, true))],
        ["system"] =
        [
            new("absolute-sleep", "pacing to tens of µs", AbsoluteSleeper.IsPrecise, AbsoluteSleeper.IsPrecise ? null : "needs Linux; elsewhere pacing has the timer's grain"),
            new("packet-capture", "packets over the ethernet link as tshark counts them", LinkCapture.IsAvailable, LinkCapture.IsAvailable ? null : "needs tshark: apt-get install tshark"),
            new("tcp-info", "bytes as the kernel counts them", OperatingSystem.IsLinux(), OperatingSystem.IsLinux() ? null : "needs Linux; elsewhere the byte account ends at the application tap"),
        ],
        ["claims"] = [.. ClaimLedger.All.Select(Item)],
    };

    /// <summary>Each transport with each variant, one step at a time: they combine.</summary>
    private static IEnumerable<InventoryItem> VariantItems() =>
    [
        .. from transport in Transports.All
           where transport != Transports.TcpBlocking
           from variant in Variants.All
           where !variant.IsPlain && (variant.Compression is null || variant.Endpoint.IsPlain)
           select Item(transport, variant),
        new("http3", "HTTP/3", false, "needs MsQuic, a library that .NET does not bring along; and a WebSocket over HTTP/3 (RFC 9220) exists in no server or client of .NET"),
    ];

    private static InventoryItem Item(Transport transport, Variant variant)
    {
        Lane[] lanes =
        [
            .. from client in FeedClients.All
               where client.Reads(transport)
               from edition in Enum.GetValues<Edition>()
               where edition == Edition.Idiomatic || (transport != Transports.LongPolling && transport != Transports.ShortPolling)
               select new Lane { Transport = transport, Variant = variant, Edition = edition, Client = client.Id },
        ];
        var reasons = lanes.Select(lane => (Lane: lane, Reason: FeedClients.WhyNot(lane))).Where(lane => lane.Reason is not null).ToArray();
        var lacks = reasons.Length == 0 ? null
            : reasons.Length == lanes.Length && reasons.DistinctBy(lane => lane.Reason).Count() == 1 ? reasons[0].Reason
            : string.Join("; ", reasons.GroupBy(lane => lane.Reason).Select(group => $"not {string.Join(", ", group.Select(lane => $"{lane.Lane.Edition.ToString().ToLowerInvariant()}:{lane.Lane.Client}"))}: {group.Key}"));
        return new InventoryItem($"{transport}{variant}", variant.Words, reasons.Length < lanes.Length, lacks);
    }

    private static InventoryItem Item(Claim claim)
    {
        var reasons = claim.Parts.Where(part => !part.Context).Select(part => (part.Rule as NotRunRule)?.Reason).ToArray();
        var missing = reasons.OfType<string>().Distinct().ToArray();
        return new InventoryItem(claim.Id, claim.Text, reasons.Any(reason => reason is null), missing.Length == 0 ? null : string.Join("; ", missing));
    }
}
