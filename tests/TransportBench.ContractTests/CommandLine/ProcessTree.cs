using System.Diagnostics;
using System.Globalization;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>Processes as Linux lists them.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a process has both children of a round, <c>serve</c> and <c>drive</c>, in this order.</summary>
    public static async Task<(int Serve, int Drive)> ChildrenAsync(int parent, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (serve, drive) = (Child(parent, "serve"), Child(parent, "drive"));
            if (serve != 0 && drive != 0) return (serve, drive);
            await Task.Delay(Step, cancellationToken);
        }
    }

    /// <summary>Waits until a process has a child of that command.</summary>
    public static async Task<int> ChildAsync(int parent, string command, CancellationToken cancellationToken)
    {
        int child;
        while ((child = Child(parent, command)) == 0) await Task.Delay(Step, cancellationToken);
        return child;
    }

    /// <summary>Waits until a trial of that coordinator stands in its scratch directory: its lanes are open.</summary>
    public static async Task TrialAsync(int coordinator, CancellationToken cancellationToken)
    {
        var scratch = Scratch(coordinator);
        while (!Directory.Exists(scratch) || !Directory.EnumerateFiles(scratch, "*.received", Tolerant).Any()) await Task.Delay(Step, cancellationToken);
    }

    /// <summary>Where a coordinator keeps the logs of its running trial.</summary>
    public static string Scratch(int coordinator) => $"/dev/shm/transportbench-{coordinator}";

    /// <summary>Waits until none of the processes runs.</summary>
    public static async Task GoneAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        while (ids.Any(IsRunning)) await Task.Delay(Step, cancellationToken);
    }

    /// <summary>Sends a signal by name, as a terminal or <c>kill</c> does.</summary>
    public static async Task SignalAsync(string signal, IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {words}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    private static EnumerationOptions Tolerant => new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Stat(id) is { } stat && stat.Parent == parent);

    private static int Child(int parent, string command) => ChildrenOf(parent).FirstOrDefault(id => CommandLine(id).Contains(command));

    private static bool IsRunning(int id) => Stat(id) is { State: not ('Z' or 'X') };

    private static string[] CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>State and parent from <c>/proc/ID/stat</c>; the name in it may hold anything but ends with the last parenthesis.</summary>
    private static (char State, int Parent)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
