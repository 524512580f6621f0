using System.Text.Json;
using System.Text.Json.Serialization;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
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
        ["experiments"] = [.. ExperimentCatalogue.All.Select(experiment => new InventoryItem(experiment.Id, experiment.Description, true))],
        ["transports"] = [.. Transports.All.Select(transport => new InventoryItem(transport.Id, transport.Description, true))],
        ["variants"] = [.. new[] { "+h2", "+tls", "+deflate", "+gzip", "+br" }.Select(variant => new InventoryItem(variant, "HTTP/2, TLS or compression", false, NotBuilt))],
        ["lanes"] = [.. LaneCatalogue.All.Select(lane => new InventoryItem(lane.ToString(), "", true))],
        ["clients"] = [.. FeedClients.All.Select(client => new InventoryItem(client.Id, client.Description, true))],
        ["links"] = [new("loopback", "this machine's own", true), new("emulated", "LAN, Wi-Fi, 4G, lossy, intercontinental", false, NotBuilt)],
        ["middleboxes"] = [new("direct", "nothing in between", true), new("proxies", "nginx, HAProxy, Caddy, Varnish, YARP, dev servers", false, NotBuilt)],
        ["faults"] = [new("none", "nothing goes wrong", true), new("faults", "killed, restarted, RST, FIN, black hole, slow consumer", false, NotBuilt)],
        ["system"] =
        [
            new("absolute-sleep", "pacing to tens of µs", AbsoluteSleeper.IsPrecise, AbsoluteSleeper.IsPrecise ? null : "needs Linux; elsewhere pacing has the timer's grain"),
            new("tcp-info", "bytes as the kernel counts them", OperatingSystem.IsLinux(), OperatingSystem.IsLinux() ? null : "needs Linux; elsewhere the byte account ends at the application tap"),
        ],
        ["claims"] = [.. ClaimLedger.All.Select(Item)],
    };

    private static InventoryItem Item(Claim claim)
    {
        var reasons = claim.Parts.Where(part => !part.Context).Select(part => (part.Rule as NotRunRule)?.Reason).ToArray();
        var missing = reasons.OfType<string>().Distinct().ToArray();
        return new InventoryItem(claim.Id, claim.Text, reasons.Any(reason => reason is null), missing.Length == 0 ? null : string.Join("; ", missing));
    }
}
