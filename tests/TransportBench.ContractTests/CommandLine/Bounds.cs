namespace TransportBench.ContractTests.CommandLine;

/// <summary>Bounds in ms that only a hang reaches.</summary>
internal static class Bounds
{
    /// <summary>One command that measures nothing.</summary>
    public const int Short = 60_000;

    /// <summary>One or two small runs.</summary>
    public const int Run = 180_000;
}
