namespace TransportBench.Measurement.Machine;

/// <summary>The kernel and what it runs on, as far as Linux says.</summary>
/// <param name="Release">As <c>uname -r</c> prints it; <see langword="null"/> where it is not told.</param>
/// <param name="ClockSource">What the clocks are read from: <c>tsc</c>, <c>kvm-clock</c>, …; <see langword="null"/> where it is not told.</param>
/// <param name="Virtualisation"><c>virtual machine</c> or <c>none seen</c>, and behind it who made the machine; <see langword="null"/> where nothing tells.</param>
public sealed record KernelFacts(string? Release, string? ClockSource, string? Virtualisation)
{
    /// <summary>Reads them.</summary>
    /// <param name="files">Where <c>/proc</c> and <c>/sys</c> lie.</param>
    public static KernelFacts Read(SystemFiles files) => new(
        files.Text("proc/sys/kernel/osrelease"),
        files.Text("sys/devices/system/clocksource/clocksource0/current_clocksource"),
        VirtualisationOf(files));

    private static string? VirtualisationOf(SystemFiles files)
    {
        var maker = string.Join(' ', new[] { files.Text("sys/class/dmi/id/sys_vendor"), files.Text("sys/class/dmi/id/product_name") }.Where(name => !string.IsNullOrEmpty(name)));
        // Arm has no such flag: what is not told is not "none".
        var seen = files.Value("proc/cpuinfo", "flags") is { } flags ? (flags.Split(' ').Contains("hypervisor") ? "virtual machine" : "none seen") : null;
        return (seen, maker) switch
        {
            (null, "") => null,
            (null, _) => maker,
            (_, "") => seen,
            _ => $"{seen} ({maker})",
        };
    }
}
