namespace TransportBench.Load.Driving;

/// <summary>From where on it is the driver that is measured as much as the server.</summary>
public static class DriverBound
{
    private const double LateMs = 100;

    /// <summary>Nine tenths of what the driver could have if the server took nothing, in s of a second.</summary>
    private static readonly double CpuSeconds = 0.9 * Environment.ProcessorCount;

    /// <summary>Whether the driver was out of processor time in a second, or its own clock tick or the reading of its sockets came a tenth of a second late.</summary>
    public static bool Is(LoadSecond second) => second.DriverCpuSeconds > CpuSeconds || second.DriverLateMs > LateMs;
}
