namespace TransportBench.Experiments.Claims;

/// <summary>An exact figure, or why there is none.</summary>
/// <param name="Value">The figure; <see langword="null"/> where <paramref name="Problem"/> says why.</param>
/// <param name="Problem">Why there is none, or <see langword="null"/>.</param>
/// <param name="Measured">Whether trials exist.</param>
public readonly record struct ExactFigure(double? Value, string? Problem, bool Measured)
{
    /// <summary>A figure.</summary>
    public static ExactFigure Of(double value) => new(value, null, true);

    /// <summary>No trial of it in this run.</summary>
    public static ExactFigure Missing(string problem) => new(null, problem, false);

    /// <summary>Trials exist and contradict one another or their own account.</summary>
    public static ExactFigure Unsound(string problem) => new(null, problem, true);

    /// <summary>What a part has to say that cannot do without this figure; only where there is none.</summary>
    public ExactOutcome ToOutcome() => Measured ? ExactOutcome.Open(Problem!) : ExactOutcome.NotMeasured(Problem!);
}
