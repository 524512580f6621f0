using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>A user's mistake: exit code 2, one or two clear lines on stderr, and nothing written.</summary>
public sealed class UsageTests
{
    [Theory(Timeout = Bounds.Short)]
    [InlineData("--bogus", "--bogus")]
    [InlineData("walk", "walk")]
    [InlineData("run --bogus", "--bogus")]
    [InlineData("run --profile swift", "unknown profile 'swift'; allowed are smoke, quick, full")]
    [InlineData("run --lane websocket:tuned", "lane 'websocket:tuned' is not of the form transport[+variant]:edition:client")]
    [InlineData("run --lane pigeon:tuned:socket", "unknown transport 'pigeon'; allowed are tcp,")]
    [InlineData("run --lane websocket:tuned:telnet", "no experiment runs lane 'websocket:tuned:telnet'")]
    [InlineData("rnu", "'rnu'. Did you mean 'run'?")]
    [InlineData("run --proflie", "'--proflie'. Did you mean '--profile'?")]
    [InlineData("run --profile quik", "unknown profile 'quik' (did you mean 'quick'?); allowed are smoke, quick, full")]
    [InlineData("run --experiment poling", "unknown experiment 'poling' (did you mean 'polling'?); allowed are")]
    [InlineData("run --claim ws-realtimes", "unknown claim 'ws-realtimes' (did you mean 'ws-realtime'?); allowed are")]
    [InlineData("run --lane sse:tuned:sokcet", "no experiment runs lane 'sse:tuned:sokcet' (did you mean 'sse:tuned:socket'?)")]
    [InlineData("run --experiment alchemy", "unknown experiment 'alchemy'; allowed are delivery-latency,")]
    [InlineData("run --claim flat-earth", "unknown claim 'flat-earth'; allowed are ")]
    [InlineData("run --rounds 0", "--rounds '0' is not allowed: a number from 1 to 1000")]
    [InlineData("run --rounds many", "--rounds 'many' is not allowed: a number from 1 to 1000")]
    [InlineData("run --seed -1", "--seed '-1' is not allowed")]
    [InlineData("run --resume nowhere", "'nowhere' is neither a directory n")]
    [InlineData("run --experiment polling --lane tcp:tuned:socket", "nothing is left to measure")]
    [InlineData("calibrate --part nope", "unknown part 'nope'; allowed are same-lane, noisy, delay, burn, together, schemes, warm-up, freeze, accounting")]
    [InlineData("calibrate --part nope --part never --part burn", "unknown part 'nope', 'never'; allowed are same-lane,")]
    [InlineData("calibrate --runs 0", "--runs '0' is not allowed: a number from 1 to 1000")]
    [InlineData("calibrate --rounds none", "--rounds 'none' is not allowed: a number from 1 to 1000")]
    [InlineData("calibrate --profile x", "unknown profile 'x'; allowed are smoke, quick, full")]
    [InlineData("calibrate --bogus", "--bogus")]
    [InlineData("report nowhere", "'nowhere' is neither a directory n")]
    [InlineData("report", "argument")]
    [InlineData("diff", "argument")]
    [InlineData("diff nowhere elsewhere", "'nowhere' is neither a directory n")]
    [InlineData("diff a b --threshold five", "--threshold 'five' is not allowed: per cent from 0 to 1000, for example 3 or 0.5%")]
    [InlineData("diff a b --threshold 1001%", "--threshold '1001%' is not allowed: per cent from 0 to 1000")]
    [InlineData("serve --port 99999", "--port '99999' is not allowed: a number from 0 to 65535")]
    [InlineData("serve --kind smoke-signals", "--kind 'smoke-signals' is unknown; allowed are text, json, ")]
    [InlineData("serve --kind json --size 3", "--kind json --size 3: ")]
    [InlineData("serve --address home", "'home' is not an IP address")]
    [InlineData("inspect sse nowhere.txt", "nowhere.txt")]
    public async Task Arguments_Wrong_AreExplainedOnStderr(string arguments, string words)
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, arguments.Split(' '));
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(words, cli.Error, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(cli.ErrorLines.Length, 1, 2);
        Assert.All(cli.ErrorLines, line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
        Assert.Empty(cli.Out);
        Assert.True(directory.IsEmpty, "something was written");
    }

    [Theory(Timeout = Bounds.Short)]
    [InlineData("this is no JSON", "is not a results file")]
    [InlineData("null", "holds null instead of results")]
    [InlineData("{}", "is not a results file")]
    [InlineData("[1, 2]", "is not a results file")]
    public async Task Report_OfWhatIsNoResultsFile_SaysSo(string content, string words)
    {
        using var directory = new WorkDirectory();
        await File.WriteAllTextAsync(directory.At("results.json"), content, TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "report", directory.Root);
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(words, Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
        Assert.Equal([directory.At("results.json")], Directory.GetFileSystemEntries(directory.Root));
    }
}
