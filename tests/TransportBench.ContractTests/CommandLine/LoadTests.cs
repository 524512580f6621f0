using System.Text.Json;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary><c>load</c>, from the command line.</summary>
public sealed class LoadTests
{
    private const string Slow = """{ "name": "slow", "transports": ["sse"], "connections": [{ "kind": "constant", "to": 3, "during": "1s" }], "events": [{ "kind": "constant", "to": 50, "during": "1s" }] }""";

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_Smoke_DeliversEverythingOverBothAndWritesTheReport()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "smoke", "--seed", "3", "--out", "out", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        var results = JsonSerializer.Deserialize<LoadResults>(cli.Out, LoadFile.Options)!;
        Assert.Equal(["websocket", "sse"], results.Rows.Select(row => row.Transport));
        Assert.NotEmpty(results.Environment.Gc);
        Assert.All(results.Rows, row =>
        {
            Assert.Equal((20, 0, 0, 0), (row.Totals.Counters.Opened, row.Totals.Counters.Lost, row.Totals.Counters.Duplicated, row.Totals.Counters.Corrupt));
            Assert.Empty(row.Totals.Counters.Errors);
            Assert.True(row.Totals.Counters.Received > 0);
            Assert.All(row.Thresholds, threshold => Assert.True(threshold.Holds, threshold.Text));
        });
        Assert.All(new[] { LoadFile.Name, LoadCsv.Name, "load.md", "load.html", "charts/load-connections.svg", "charts/load-latency.svg" }, name => Assert.True(File.Exists(Path.Combine(directory.Root, "out", name)), name));
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_InAnotherSize_RecordsItAndItsScenarioCanBeRunAgain()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(
            directory.Root, TestContext.Current.CancellationToken, "load", "smoke", "--transport", "sse", "--connections", "3", "--rate", "40", "--duration", "1500ms", "--driver-reads", "pool", "--seed", "3", "--out", "out", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        var results = JsonSerializer.Deserialize<LoadResults>(cli.Out, LoadFile.Options)!;
        Assert.Equal((3, TimeSpan.FromMilliseconds(1_500), DriverReads.Pool), (Assert.Single(results.Rows).Totals.Counters.Opened, results.Scenario.Duration, results.DriverReads));
        Assert.EndsWith("load smoke --transport sse --connections 3 --rate 40 --duration 1500ms --driver-reads pool --seed 3", results.Command, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(cli.Out);
        var again = ScenarioReader.Read(json.RootElement.GetProperty("scenario").GetRawText());
        Assert.Equivalent(results.Scenario, again, strict: true);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_Soak_LooksAtTheLiveHeapFromItsBeginToItsEnd()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "soak-short", "--transport", "websocket", "--connections", "5", "--duration", "13s", "--out", "out", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        var heap = Assert.Single(JsonSerializer.Deserialize<LoadResults>(cli.Out, LoadFile.Options)!.Rows).Heap;
        Assert.Equal(5, heap.Count);
        Assert.All(heap, look => Assert.InRange(look.LiveMib, 0.1, 1_000));
        Assert.Equal(heap.OrderBy(look => look.At), heap);
        Assert.All(heap, look => Assert.InRange(look.CommittedMib!.Value, look.LiveMib, look.ResidentMib!.Value));
        Assert.Contains("live heap", cli.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_Echo_HasEveryEventBackOverBoth()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "smoke", "--echo", "--seed", "3", "--out", "out", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        var results = JsonSerializer.Deserialize<LoadResults>(cli.Out, LoadFile.Options)!;
        Assert.Equal(2, results.Rows.Count);
        Assert.All(results.Rows, row =>
        {
            Assert.Equal((20, 0, 0, 0), (row.Totals.Counters.Opened, row.Totals.Counters.Lost, row.Totals.Counters.Duplicated, row.Totals.Counters.Corrupt));
            Assert.Empty(row.Totals.Counters.Errors);
            Assert.True(row.Totals.Counters.Received > 0);
            Assert.True(row.Totals.MeanUs > 0);
        });
        Assert.Contains("Round trip", await File.ReadAllTextAsync(Path.Combine(directory.Root, "out", "load.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory(Timeout = Bounds.Run)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Load_AnotherServer_IsLoadedInsteadOfOurOwn(bool echo)
    {
        await using var server = await FeedServer.StartAsync(
            new FeedServerOptions { ByHand = new FeedRunOptions { Id = "hand", Seed = 9, Mode = FeedMode.Paced, Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 64, EventsPerSecond = 50, Events = 100_000 } } },
            TestContext.Current.CancellationToken);
        using var directory = new WorkDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Root, "slow.json"), Slow, TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(
            directory.Root, TestContext.Current.CancellationToken, ["load", "slow.json", "--target", new Uri(server.Urls["sse"]).GetLeftPart(UriPartial.Authority), "--out", "out", "--json", .. echo ? ["--echo"] : Array.Empty<string>()]);
        Assert.Equal(0, cli.Process.ExitCode);
        var row = Assert.Single(JsonSerializer.Deserialize<LoadResults>(cli.Out, LoadFile.Options)!.Rows);
        Assert.Equal((3, 0, 0, 0), (row.Totals.Counters.Opened, row.Totals.Counters.Lost, row.Totals.Counters.Duplicated, row.Totals.Counters.Corrupt));
        Assert.Empty(row.Totals.Counters.Errors);
        Assert.True(row.Totals.Counters.Received > 0);
        Assert.Equal(echo, row.Totals.MeanUs > 0); // Another clock: no delivery latency but of what comes back.
        Assert.All(row.Seconds, second => Assert.Null(second.ServerCpuSeconds));
    }

    [Theory(Timeout = Bounds.Run)]
    [InlineData("--target", "localhost:80", "http://HOST:PORT")]
    [InlineData("--target", "ftp://localhost/", "http://HOST:PORT")]
    public async Task Load_TargetThatIsNone_SaysWhatIsExpected(string option, string value, string expected)
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "smoke", option, value);
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(expected, cli.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_NobodyListensAtTheTarget_EveryConnectionFailsAndThresholdsSaySo()
    {
        using var directory = new WorkDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Root, "slow.json"), Slow, TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "slow.json", "--target", "http://127.0.0.1:1", "--threshold", "failed == 0", "--out", "out", "--json");
        Assert.Equal(1, cli.Process.ExitCode);
        var row = Assert.Single(JsonSerializer.Deserialize<LoadResults>(cli.Out, LoadFile.Options)!.Rows);
        Assert.Equal(3, row.Totals.Counters.Errors["connect: ConnectionRefused"]);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_NobodyListensAtTheTargetOfALongTest_IsGivenUpAndSaysWhy()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "smoke", "-d", "1h", "-c", "2000", "--transport", "sse", "--target", "http://127.0.0.1:1", "--out", "out");
        Assert.Equal(1, cli.Process.ExitCode); // Not after an hour.
        Assert.Contains("sse: no connection could be opened (connect: ConnectionRefused), so it was given up.", cli.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("FAILS", cli.Out, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_ScenarioOnStandardInput_IsRunAndItsReportRenderedAgain()
    {
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "load", "-", "--out", "out");
        await cli.Process.StandardInput.WriteAsync(Slow);
        cli.Process.StandardInput.Close();
        Assert.Equal(0, await cli.ExitAsync(TestContext.Current.CancellationToken));
        var page = Path.Combine(directory.Root, "out", "load.md");
        var written = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        File.Delete(page);
        await using var report = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "report", "out");
        Assert.Equal(0, report.Process.ExitCode);
        Assert.EndsWith("out/load.html", report.Out.Trim(), StringComparison.Ordinal);
        Assert.Equal(written, await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_ThresholdThatFails_IsExitCodeOne()
    {
        using var directory = new WorkDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Root, "slow.json"), Slow, TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "slow.json", "--threshold", "max < 0.001us", "--out", "out");
        Assert.Equal(1, cli.Process.ExitCode);
        Assert.Contains("FAILS", cli.Out, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Load_FiveMistakes_AreFiveLinesWithTheirPlaces()
    {
        using var directory = new WorkDirectory();
        await File.WriteAllTextAsync(
            Path.Combine(directory.Root, "wrong.json"),
            """
            {
              "name": "",
              "tranports": ["sse"],
              "connections": [{ "kind": "rampp", "to": 1000, "during": "10s" }],
              "events": [{ "kind": "constant", "to": 10, "during": "soon" }],
              "thresholds": ["p99 < 20"]
            }
            """,
            TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "load", "wrong.json");
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Equal(["wrong.json:2:", "wrong.json:3:", "wrong.json:4:", "wrong.json:5:", "wrong.json:6:"], cli.ErrorLines.Take(5).Select(line => line[..13]));
        Assert.Contains("5 mistakes", cli.ErrorLines[5], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(directory.Root, "results")));
    }

    [Theory(Timeout = Bounds.Run)]
    [InlineData("did you mean 'smoke'?", "load", "smok")]
    [InlineData("it has websocket, sse", "load", "smoke", "--transport", "tcp")]
    [InlineData("allowed are inline, pool", "load", "smoke", "--driver-reads", "thread")]
    [InlineData("needs a unit", "load", "smoke", "--threshold", "p99 < 5")]
    public async Task Load_WrongWord_IsExplained(string words, params string[] arguments)
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, arguments);
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(words, cli.Error, StringComparison.Ordinal);
    }
}
