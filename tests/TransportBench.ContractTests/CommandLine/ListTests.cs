using System.Text.Json;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

public sealed class ListTests
{
    [Fact(Timeout = Bounds.Short)]
    public async Task List_Json_HoldsTheCatalogues()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "list", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        Assert.Empty(cli.Error);
        using var json = JsonDocument.Parse(cli.Out);
        Assert.Equal(Profile.All.Select(profile => profile.Id), Ids(json, "profiles"));
        Assert.Equal(ExperimentCatalogue.All.Select(experiment => experiment.Id), Ids(json, "experiments"));
        Assert.Equal(Transports.All.Select(transport => transport.Id), Ids(json, "transports"));
        Assert.Equal(LaneCatalogue.All.Select(lane => lane.ToString()), Ids(json, "lanes"));
        Assert.Equal(FeedClients.All.Select(client => client.Id), Ids(json, "clients"));
        Assert.Equal(ClaimLedger.All.Select(claim => claim.Id), Ids(json, "claims"));
        var variants = Items(json, "variants").ToDictionary(item => item.GetProperty("id").GetString()!);
        Assert.All(["websocket+tls", "websocket+h2+tls", "websocket+deflate", "sse+tls", "sse+h2", "sse+gzip", "sse+br", "tcp+tls"], id => Assert.True(variants[id].GetProperty("runs").GetBoolean(), id));
        Assert.All(["tcp+h2", "sse+deflate", "websocket+gzip", "http3"], id =>
        {
            Assert.False(variants[id].GetProperty("runs").GetBoolean(), id);
            Assert.False(string.IsNullOrEmpty(variants[id].GetProperty("lacks").GetString()), id);
        });
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task List_InAPipe_HasNoEscapeCodes()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "list");
        Assert.Equal(0, cli.Process.ExitCode);
        Assert.Contains("delivery-latency", cli.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', cli.Out);
    }

    private static JsonElement.ArrayEnumerator Items(JsonDocument json, string section) => json.RootElement.GetProperty(section).EnumerateArray();

    private static IEnumerable<string?> Ids(JsonDocument json, string section) => Items(json, section).Select(item => item.GetProperty("id").GetString());
}
