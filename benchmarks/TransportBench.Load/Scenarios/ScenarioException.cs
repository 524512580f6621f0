namespace TransportBench.Load.Scenarios;

/// <summary>A scenario file that cannot be used, with all that is wrong in it.</summary>
public sealed class ScenarioException : Exception
{
    internal ScenarioException(IReadOnlyList<ScenarioMistake> mistakes)
        : base(string.Join(Environment.NewLine, mistakes)) => Mistakes = mistakes;

    /// <summary>The mistakes, in the order of the file.</summary>
    public IReadOnlyList<ScenarioMistake> Mistakes { get; }
}
