using TransportBench.Core;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>One cell of an experiment's grid as a round measures it: becomes a trial with the round's seed.</summary>
public sealed record Slice
{
    /// <summary>The cell's name, from <see cref="Cells"/>.</summary>
    public required string Conditions { get; init; }

    /// <summary>The lanes that run at once; one that is named twice runs twice: a built-in A/A.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    /// <summary>What is sent, and when.</summary>
    public required Workload Workload { get; init; }

    /// <summary>What decides when an event is sent.</summary>
    public FeedMode Mode { get; init; }

    /// <summary>The network between server and client.</summary>
    public Link Link { get; init; } = Links.Loopback;

    /// <summary>What goes wrong; <see langword="null"/>: nothing. The lanes' clients are then those of <see cref="FaultReaders"/>.</summary>
    public Fault? Fault { get; init; }

    /// <summary>How long after the last event is waited for what may still happen; <see langword="null"/>: as long as every trial.</summary>
    public TimeSpan? Drain { get; init; }

    /// <summary>What runs the trial where it is not a pair of hosts; <see langword="null"/>: it is, or a fault's.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>1 for a second trial of the same lane in a cell of lanes measured one by one: their built-in A/A.</summary>
    public int Copy { get; init; }

    /// <summary>Distance of two slots; by default the lanes share a period evenly.</summary>
    public TimeSpan? Slot { get; init; }

    /// <summary>Optional fields of SSE events.</summary>
    public EventFields Fields { get; init; }

    /// <summary>Several events per flush.</summary>
    public bool Coalesced { get; init; }

    /// <summary>Every byte is named.</summary>
    public bool Tap { get; init; }

    /// <summary>Payloads go raw over a text transport.</summary>
    public bool ForceRaw { get; init; }

    /// <summary>Events that arrive otherwise than they were sent are what is measured.</summary>
    public bool RecordMismatches { get; init; }

    /// <summary>Events up each connection that has a way up.</summary>
    public int UpEvents { get; init; }

    /// <summary>Saturated: time before the steady phase.</summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>Saturated: the steady phase.</summary>
    public TimeSpan Steady { get; init; }

    /// <summary>Set-up: connections per lane.</summary>
    public int Connections { get; init; }

    /// <summary>Goes through, and nothing is reported.</summary>
    public bool Discard { get; init; }

    /// <summary>Measured before everything else in a round, while the processes are fresh.</summary>
    public bool First { get; init; }

    /// <summary>The last change to the trial's plan, for calibration; <see langword="null"/> in every measurement.</summary>
    public Func<TrialPlan, TrialPlan>? Adjust { get; init; }

    /// <summary>Only rounds that this accepts measure it, by zero-based number; <see langword="null"/>: all.</summary>
    public Func<int, bool>? InRound { get; init; }

    /// <summary>Only rounds below this number measure it; exact figures need one.</summary>
    public int Rounds { get; init; } = int.MaxValue;
}
