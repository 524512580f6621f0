using System.ComponentModel;
using System.Runtime.InteropServices;

namespace TransportBench.Measurement.Processes;

/// <summary>Stops and continues another process, as a known stall for calibration; asks one to end.</summary>
/// <remarks>Linux only (SIGSTOP, SIGCONT, SIGINT; signal(7)). Thread-safe.</remarks>
public static partial class ProcessSignals
{
    private const int Sigint = 2;
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    /// <summary>Whether this system has them.</summary>
    public static bool AreSupported => OperatingSystem.IsLinux();

    /// <summary>Stops a process: none of its threads runs until <see cref="Continue"/>.</summary>
    /// <param name="processId">One process, at least 1: 0 and below name groups of them (kill(2)).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="processId"/> is below 1.</exception>
    /// <exception cref="Win32Exception">There is no such process, or it is another user's.</exception>
    /// <exception cref="PlatformNotSupportedException">Off Linux.</exception>
    public static void Stop(int processId) => Send(processId, Sigstop);

    /// <summary>Lets a stopped process go on; one that runs takes no notice.</summary>
    /// <param name="processId">One process, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="processId"/> is below 1.</exception>
    /// <exception cref="Win32Exception">There is no such process, or it is another user's.</exception>
    /// <exception cref="PlatformNotSupportedException">Off Linux.</exception>
    public static void Continue(int processId) => Send(processId, Sigcont);

    /// <summary>Asks a process to end, as Ctrl-C does.</summary>
    /// <param name="processId">One process, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="processId"/> is below 1.</exception>
    /// <exception cref="Win32Exception">There is no such process, or it is another user's.</exception>
    /// <exception cref="PlatformNotSupportedException">Off Linux.</exception>
    public static void Interrupt(int processId) => Send(processId, Sigint);

    private static void Send(int processId, int signal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(processId, 1);
        if (!AreSupported) throw new PlatformNotSupportedException("stopping a process needs Linux");
        if (kill(processId, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int processId, int signal);
}
