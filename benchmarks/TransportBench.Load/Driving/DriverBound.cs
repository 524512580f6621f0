namespace TransportBench.Load.Driving;

/// <summary>From where on it is the driver that is measured as much as the server.</summary>
public static class DriverBound
{
    private const double LateMs = 100;

    /// <summary>Of what the driver could have if the server took nothing.</summary>
    private const double Share = 0.9;

    /// <summary>Whether the driver was out of processor time in a second, or its own clock tick or the reading of its sockets came a tenth of a second late.</summary>
    /// <param name="second">The second.</param>
    /// <param name="processors">Of the machine it ran on.</param>
    public static bool Is(LoadSecond second, int processors) => second.DriverCpuSeconds > Share * processors || second.DriverLateMs > LateMs;
}
