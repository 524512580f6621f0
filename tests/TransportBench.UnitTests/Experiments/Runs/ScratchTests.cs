using TransportBench.Experiments.Runs;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Runs;

public sealed class ScratchTests
{
    /// <summary>Above every system's largest process ID.</summary>
    private const int Nobody = int.MaxValue - 1;

    [Fact]
    public void Scratch_WhileItLives_HasADirectoryOfThisProcess()
    {
        string directory;
        using (var scratch = new Scratch())
        {
            directory = scratch.Directory;
            Assert.True(Directory.Exists(directory));
            Assert.EndsWith($"transportbench-{Environment.ProcessId}", directory, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(directory, "0.sent"), "log");
        }

        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public void Scratch_LeftByAProcessThatHasGone_IsRemovedAndNothingElse()
    {
        string root;
        using (var probe = new Scratch()) root = Path.GetDirectoryName(probe.Directory)!;
        var gone = Directory.CreateDirectory(Path.Combine(root, $"transportbench-{Nobody}")).FullName;
        File.WriteAllText(Path.Combine(gone, "0.sent"), "log");
        var named = Directory.CreateDirectory(Path.Combine(root, "transportbench-notes")).FullName;
        using var neighbour = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", "--help") { RedirectStandardOutput = true })!;
        var alive = Directory.CreateDirectory(Path.Combine(root, $"transportbench-{neighbour.Id}")).FullName;
        try
        {
            using var scratch = new Scratch();
            Assert.False(Directory.Exists(gone));
            Assert.True(Directory.Exists(named));
            Assert.True(Directory.Exists(alive), "the logs of a process that runs were removed");
        }
        finally
        {
            Directory.Delete(named);
            if (Directory.Exists(alive)) Directory.Delete(alive);
            neighbour.Kill();
        }
    }
}
