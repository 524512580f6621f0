using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>One small run, made once for the tests that look at what a run leaves.</summary>
public sealed class FinishedRun : IAsyncLifetime
{
    private readonly WorkDirectory _directory = new();

    public string Results => _directory.At("mine");

    public string ResultsFile => Path.Combine(Results, "results.json");

    public int ExitCode { get; private set; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var cli = await Cli.RunAsync(
            _directory.Root, TestContext.Current.CancellationToken, "run", "--experiment", "payload-kinds", "--rounds", "1", "--seed", "11", "--out", "mine", "--json");
        (ExitCode, Out, Error) = (cli.Process.ExitCode, cli.Out, cli.Error);
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
