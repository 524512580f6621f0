using TransportBench.Core;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>A client as it stands before a fault: a member of the catalogue <see cref="FaultReaders"/>.</summary>
public sealed record FaultReader
{
    /// <summary>The name in results.</summary>
    public required string Id { get; init; }

    /// <summary>One line for <c>list</c>.</summary>
    public required string Description { get; init; }

    /// <summary>Over what it reads.</summary>
    public required Transport Transport { get; init; }

    /// <summary>It connects again by itself, without application code.</summary>
    public required bool Reconnects { get; init; }

    /// <summary>It asks for what it has missed, by itself.</summary>
    public required bool Resumes { get; init; }

    /// <summary>It notices a connection that is silent.</summary>
    public required bool Watches { get; init; }

    /// <summary>Reads the stream until it has ended, or until the reader gives up for good, which is no error here; throws only when it is cancelled.</summary>
    public required Func<ReaderSite, CancellationToken, Task> ReadAsync { get; init; }

    /// <summary>Whether the fault lets it go on without loss: it has to come back, ask for the rest, and notice what is silent.</summary>
    public bool Recovers(Fault fault) => Reconnects && Resumes && fault.IsRecoverable && (Watches || fault.Seen != FaultVisibility.Silence);

    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
