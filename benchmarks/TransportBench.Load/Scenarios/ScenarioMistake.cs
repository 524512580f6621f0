namespace TransportBench.Load.Scenarios;

/// <summary>Something wrong in a scenario file.</summary>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record ScenarioMistake(int Line, int Column, string Message)
{
    /// <summary><c>3:14: …</c></summary>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}: {Message}");
}
