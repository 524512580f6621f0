using Xunit;

namespace TransportBench.ContractTests.CommandLine;

public sealed class HelpTests
{
    [Theory(Timeout = Bounds.Short)]
    [InlineData("run")]
    [InlineData("calibrate")]
    [InlineData("list")]
    [InlineData("load")]
    [InlineData("report")]
    [InlineData("diff")]
    [InlineData("serve")]
    [InlineData("drive")]
    [InlineData("inspect")]
    [InlineData("inspect sse")]
    [InlineData("inspect websocket")]
    public async Task Help_OfEveryCommand_HasAnExample(string command)
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, [.. command.Split(' '), "--help"]);
        Assert.Equal(0, cli.Process.ExitCode);
        Assert.Contains("Example", cli.Out, StringComparison.Ordinal);
        Assert.Contains("Usage:", cli.Out, StringComparison.Ordinal);
        Assert.Empty(cli.Error);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Help_OfTheProgram_NamesEveryCommandTestedHere()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "--help");
        Assert.Equal(0, cli.Process.ExitCode);
        var commands = cli.Out[cli.Out.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && line[2] != ' ')
            .Select(line => line.Trim().Split(' ')[0]);
        Assert.Equal(["calibrate", "diff", "drive", "inspect", "list", "load", "report", "run", "serve"], commands.Order(StringComparer.Ordinal));
    }
}
