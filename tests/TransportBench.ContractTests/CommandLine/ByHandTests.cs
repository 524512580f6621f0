using System.Text.Json;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>What is useful by hand: <c>serve</c>, <c>drive</c> and <c>inspect</c> over pipes.</summary>
public sealed class ByHandTests
{
    [Fact(Timeout = Bounds.Short)]
    public async Task Serve_ByHand_PrintsItsUrlsServesAndEndsWithItsInput()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "serve", "--rate", "1000", "--events", "5", "--size", "40");
        await cli.SeenAsync("\n", cancellationToken);
        using var ready = JsonDocument.Parse(cli.Out);
        Assert.Equal("ready", ready.RootElement.GetProperty("type").GetString());
        Assert.Equal(cli.Process.Id, ready.RootElement.GetProperty("pid").GetInt32());
        var urls = ready.RootElement.GetProperty("urls");
        Assert.StartsWith("ws://127.0.0.1:", urls.GetProperty("websocket").GetString(), StringComparison.Ordinal);
        using var http = new HttpClient();
        var stream = await http.GetStringAsync(new Uri(urls.GetProperty("sse").GetString()! + "?edition=tuned&after=1"), cancellationToken);
        Assert.Equal(3, stream.Split("data: ").Length - 1);
        cli.Process.StandardInput.Close();
        Assert.Equal(0, await cli.ExitAsync(cancellationToken));
        Assert.Empty(cli.Error);
        Assert.Equal(1, cli.Out.Count(character => character == '\n'));
    }

    [Theory(Timeout = Bounds.Short)]
    [InlineData("--port")]
    [InlineData("--tcp-port")]
    public async Task Serve_PortThatIsTaken_SaysWhichAndWhatToDoWithExitCode3(string option)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        await using var cli = await Cli.RunAsync(directory.Root, cancellationToken, "serve", option, $"{port}");
        Assert.Equal(3, cli.Process.ExitCode);
        Assert.Contains($"port {port} of 127.0.0.1 is taken; end what listens there, or give another {option} (0 lets", Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Drive_ToldToStop_SaysReadyAndEnds()
    {
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "drive");
        await cli.Process.StandardInput.WriteAsync("{\"type\":\"stop\"}\n");
        await cli.Process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await cli.ExitAsync(TestContext.Current.CancellationToken)); // Its input is still open.
        Assert.StartsWith("{\"type\":\"ready\"", cli.Out, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Inspect_EventStreamOnStandardInput_GivesALinePerEvent()
    {
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "inspect", "sse", "-");
        await cli.Process.StandardInput.WriteAsync("id: 7\ndata: one\ndata: two\n\nevent: sum\ndata: 3\n\nretry: 10\n\ndata: cut off");
        cli.Process.StandardInput.Close();
        Assert.Equal(0, await cli.ExitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "{\"event\":\"message\",\"data\":\"one\\ntwo\",\"id\":\"7\"}\n{\"event\":\"sum\",\"data\":\"3\",\"id\":\"7\"}\n{\"retry\":10}\n", cli.Out);
    }
}
