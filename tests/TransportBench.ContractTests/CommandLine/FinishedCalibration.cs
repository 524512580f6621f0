using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>One small calibration, made once for the tests that look at what it leaves.</summary>
public sealed class FinishedCalibration : IAsyncLifetime
{
    private readonly WorkDirectory _directory = new();

    public string Results => _directory.At("mine");

    public string File => Path.Combine(Results, "calibration.json");

    public int ProcessId { get; private set; }

    public int ExitCode { get; private set; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var cli = await Cli.RunAsync(
            _directory.Root, TestContext.Current.CancellationToken, "calibrate", "--part", "accounting", "--runs", "1", "--rounds", "1", "--seed", "11", "--out", "mine", "--json");
        (ProcessId, ExitCode, Out, Error) = (cli.Process.Id, cli.Process.ExitCode, cli.Out, cli.Error);
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
