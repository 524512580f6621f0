namespace TransportBench.Experiments.Faults;

/// <summary>What a relay does with a connection that comes.</summary>
internal sealed class RelayBehaviour
{
    private RelayBehaviour(Func<string, ReadOnlyMemory<byte>>? answer, bool swallows)
    {
        Answer = answer;
        Swallows = swallows;
    }

    public static RelayBehaviour Forwarding { get; } = new(null, swallows: false);

    public static RelayBehaviour Swallowing { get; } = new(null, swallows: true);

    /// <summary>What every request gets, by its target; <see langword="null"/>: the server's own.</summary>
    public Func<string, ReadOnlyMemory<byte>>? Answer { get; }

    /// <summary>Nothing passes.</summary>
    public bool Swallows { get; }

    public static RelayBehaviour Answering(Func<string, ReadOnlyMemory<byte>> answer) => new(answer, swallows: false);
}
