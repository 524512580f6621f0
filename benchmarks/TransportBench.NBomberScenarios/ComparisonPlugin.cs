using Microsoft.Extensions.Configuration;
using NBomber.Contracts;
using NBomber.Contracts.Stats;

namespace TransportBench.NBomberScenarios;

/// <summary>Puts our comparison of the transports into NBomber's reports.</summary>
internal sealed class ComparisonPlugin(IReadOnlyList<LoadedFeed> feeds) : IWorkerPlugin
{
    /// <inheritdoc/>
    public string PluginName => "TransportBench";

    /// <inheritdoc/>
    public Task Init(IBaseContext context, IConfiguration infraConfig) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Start(SessionStartInfo sessionInfo) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<PluginData> GetData(NodeStats stats)
    {
        var table = PluginDataTable.Create("WebSocket and Server-Sent Events, every event counted");
        foreach (var row in ComparisonTable.Of([.. feeds.Select(feed => (feed.Transport.Id, feed.Copies.Totals(), feed.Copies.PassedOver))])) table.Rows.Add(row);
        var data = PluginData.Create(PluginName);
        data.Tables.Add(table);
        return Task.FromResult(data);
    }

    /// <inheritdoc/>
    public Task Stop() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Holds nothing: feeds belong to who made them.
    }
}
