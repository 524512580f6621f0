namespace TransportBench.ContractTests.Wiring;

/// <summary>Bounds that only a hang reaches; no test depends on them.</summary>
public static class Guard
{
    /// <summary>A test with one connection or a few, in ms.</summary>
    public const int Milliseconds = 30_000;
}
