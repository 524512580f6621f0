namespace TransportBench.Measurement.Machine;

/// <summary>The processor and how it is clocked, as far as Linux says.</summary>
/// <param name="Model">Its name; <see langword="null"/> where the system has none.</param>
/// <param name="Frequency">Policy and driver of the clock rate, <c>performance (intel_pstate)</c>; <c>not exposed</c> where the kernel does not scale it itself, as in most virtual machines.</param>
/// <param name="Boost"><c>on</c>, <c>off</c> or <c>not exposed</c>: rates above the nominal one.</param>
/// <param name="Idle">Policy and driver by which an idle processor is put to sleep, <c>menu (intel_idle)</c>, <c>haltpoll (haltpoll)</c>, or <c>not exposed</c>: what an event after a pause has to wait for.</param>
/// <param name="ThreadsPerCore">Logical processors that share a core; <see langword="null"/> where the topology is not told.</param>
public sealed record ProcessorFacts(string? Model, string Frequency, string Boost, string Idle, int? ThreadsPerCore)
{
    private const string Cpus = "sys/devices/system/cpu";
    private const string NotExposed = "not exposed";

    /// <summary>Reads them.</summary>
    /// <param name="files">Where <c>/proc</c> and <c>/sys</c> lie.</param>
    public static ProcessorFacts Read(SystemFiles files) => new(ModelOf(files), FrequencyOf(files), BoostOf(files), IdleOf(files), ThreadsOf(files));

    // Arm names no model, but who designed the core and which part it is.
    private static string? ModelOf(SystemFiles files) => files.Value("proc/cpuinfo", "model name")
        ?? (files.Value("proc/cpuinfo", "CPU part") is { } part ? $"implementer {files.Value("proc/cpuinfo", "CPU implementer")} part {part}" : null);

    private static string FrequencyOf(SystemFiles files) =>
        WithDriver(files.Text($"{Cpus}/cpu0/cpufreq/scaling_governor"), files.Text($"{Cpus}/cpu0/cpufreq/scaling_driver"));

    // Kernels before 5.7 let the governor be read under the name of one that cannot be changed.
    private static string IdleOf(SystemFiles files) =>
        WithDriver(files.Text($"{Cpus}/cpuidle/current_governor") ?? files.Text($"{Cpus}/cpuidle/current_governor_ro"), files.Text($"{Cpus}/cpuidle/current_driver"));

    private static string WithDriver(string? policy, string? driver) =>
        string.IsNullOrEmpty(policy) || driver == "none" ? NotExposed : string.IsNullOrEmpty(driver) ? policy : $"{policy} ({driver})";

    private static string BoostOf(SystemFiles files) => (files.Text($"{Cpus}/cpufreq/boost"), files.Text($"{Cpus}/intel_pstate/no_turbo")) switch
    {
        ("1", _) or (_, "0") => "on",
        ("0", _) or (_, "1") => "off",
        _ => NotExposed,
    };

    private static int? ThreadsOf(SystemFiles files) => CpuList.Count(files.Text($"{Cpus}/cpu0/topology/thread_siblings_list"));
}
