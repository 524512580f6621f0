namespace TransportBench.Load.Driving;

/// <summary>From where on server and drivers have the whole machine between them, so that each waits for the other.</summary>
public static class MachineBound
{
    private const double Share = 0.9;

    /// <summary>Whether they had nine tenths of it in a second; never where the server is not ours.</summary>
    /// <param name="second">The second.</param>
    /// <param name="processors">Of the machine it ran on.</param>
    public static bool Is(LoadSecond second, int processors) => second.AllCpuSeconds > Share * processors;
}
