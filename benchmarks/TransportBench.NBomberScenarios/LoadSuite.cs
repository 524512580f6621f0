using NBomber.Contracts.Stats;
using NBomber.CSharp;
using TransportBench.Core;
using TransportBench.Load.Scenarios;

namespace TransportBench.NBomberScenarios;

/// <summary>A scenario over its transports in one NBomber session, with one report.</summary>
internal static class LoadSuite
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="scenario">Transports come one after the other, unless it says together.</param>
    /// <param name="folder">NBomber's report folder.</param>
    /// <returns>0: every threshold holds; 1: one does not.</returns>
    /// <exception cref="NotSupportedException">Built without NBomber.</exception>
    public static async Task<int> RunAsync(LoadScenario scenario, string folder)
    {
        const ulong Seed = 1;
        LoadedFeed[] feeds = [.. scenario.Transports.Select((id, index) => new LoadedFeed(scenario, Transports.Find(id)!, Seed, scenario.Together ? TimeSpan.Zero : index * (scenario.Duration + Between)))];
        try
        {
            foreach (var feed in feeds) await feed.StartAsync(CancellationToken.None); // Before any of them is loaded.
            _ = NBomberRunner
                .RegisterScenarios([.. feeds.Select(FeedScenario.Of)])
                .WithWorkerPlugins(new ComparisonPlugin(feeds))
                .WithTestSuite("TransportBench")
                .WithTestName(scenario.Name)
                .WithReportFolder(folder)
                .WithReportFormats(ReportFormat.Html, ReportFormat.Md, ReportFormat.Csv, ReportFormat.Txt)
                .Run();
            return feeds.All(feed => scenario.Thresholds.All(feed.Holds)) ? 0 : 1;
        }
        finally
        {
            foreach (var feed in feeds) await feed.DisposeAsync();
        }
    }
}
