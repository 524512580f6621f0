namespace TransportBench.Experiments.Runs;

/// <summary>Expected time that a run may still spend on repeats.</summary>
/// <remarks>The first repeat that it does not cover closes it: going on with shorter trials would repeat by length. Not thread-safe.</remarks>
/// <param name="total">All of it.</param>
public sealed class RepeatBudget(TimeSpan total)
{
    private TimeSpan _spent;

    /// <summary>All of it.</summary>
    public TimeSpan Total => total;

    /// <summary>Whether a repeat was refused.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Takes the expected time of one more trial, if that much is left.</summary>
    public bool Take(TimeSpan expected)
    {
        IsClosed |= _spent + expected > total;
        if (!IsClosed) _spent += expected;
        return !IsClosed;
    }
}
