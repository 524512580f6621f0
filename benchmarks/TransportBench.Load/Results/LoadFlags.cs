namespace TransportBench.Load.Results;

/// <summary>What a row of a load test is marked with.</summary>
public static class LoadFlags
{
    /// <summary>Connections sent the events themselves and had them back.</summary>
    public const string Echo = "echo";

    /// <summary>The events were those of a server that is not ours.</summary>
    public const string Listen = "listen";

    /// <summary>It did not run to its end.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Not one connection could be opened, so it was given up.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Transports ran at once.</summary>
    public const string Together = "together";

    /// <summary>The driver itself was late or out of processor time.</summary>
    public const string DriverBound = "driver-bound";

    /// <summary>Server and drivers together had the whole machine.</summary>
    public const string MachineBound = "machine-bound";
}
