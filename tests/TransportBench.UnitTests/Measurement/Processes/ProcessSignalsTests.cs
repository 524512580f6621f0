using System.ComponentModel;
using System.Diagnostics;
using TransportBench.Measurement.Processes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Processes;

public sealed class ProcessSignalsTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Signals_ToWhatWouldBeAGroup_AreRefused(int id)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessSignals.Stop(id));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessSignals.Continue(id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Stop_ThenContinue_HoldsAProcessAndLetsItGoOn()
    {
        Assert.SkipUnless(ProcessSignals.AreSupported, "signals need Linux");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var child = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        ProcessSignals.Stop(child.Id);
        while (State(child.Id) != 'T') await Task.Delay(Step, cancellationToken);
        ProcessSignals.Continue(child.Id);
        ProcessSignals.Continue(child.Id); // Takes no notice.
        await child.StandardInput.WriteAsync("still here\n");
        child.StandardInput.Close();
        Assert.Equal("still here\n", await child.StandardOutput.ReadToEndAsync(cancellationToken));
        await child.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, child.ExitCode);
    }

    [Fact]
    public void Signals_ToNobody_AreAnError()
    {
        Assert.SkipUnless(ProcessSignals.AreSupported, "signals need Linux");
        Assert.Throws<Win32Exception>(() => ProcessSignals.Continue(int.MaxValue)); // Beyond the kernel's largest ID.
    }

    /// <summary>Behind the name, which ends with the last parenthesis (proc(5)).</summary>
    private static char State(int id)
    {
        var text = File.ReadAllText($"/proc/{id}/stat");
        return text[text.LastIndexOf(')') + 2];
    }
}
