using System.Text.Json.Serialization;
using TransportBench.Core;
using TransportBench.Core.Schedules;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Pacing;
using TransportBench.Servers;

namespace TransportBench.Experiments.Trials;

/// <summary>One trial, exactly: everything that both child processes need, and what the coordinator computes with afterwards.</summary>
/// <remarks>Immutable; travels as JSON.</remarks>
public sealed record TrialPlan
{
    /// <summary>ID, unique in a run: <c>r03/delivery-latency/tuned, text 128 B, 1000/s</c>.</summary>
    public required string Id { get; init; }

    /// <summary>ID of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The cell.</summary>
    public required string Conditions { get; init; }

    /// <summary>Zero-based round.</summary>
    public required int Round { get; init; }

    /// <summary>Every random choice of the trial follows from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What decides when an event is sent.</summary>
    public required FeedMode Mode { get; init; }

    /// <summary>The lanes; all run at once.</summary>
    public required IReadOnlyList<PlannedLane> Lanes { get; init; }

    /// <summary>What is sent, and when.</summary>
    public required Workload Workload { get; init; }

    /// <summary>Distance of two slots in ns.</summary>
    public long SlotNs { get; init; } = 250_000;

    /// <summary>Who offers the events; everything but calibration leaves it as it is.</summary>
    public PacingScheme Pacing { get; init; }

    /// <summary>ID of the link between server and client.</summary>
    public string Link { get; init; } = Links.Loopback.Id;

    /// <summary>ID of the scenario that runs it; <see langword="null"/>: a pair of hosts does.</summary>
    public string? Scenario { get; init; }

    /// <summary>ID of the fault that strikes; <see langword="null"/>: none.</summary>
    public string? Fault { get; init; }

    /// <summary>Optional fields of SSE events.</summary>
    public EventFields Fields { get; init; }

    /// <summary>Several events per flush, where the edition can.</summary>
    public bool Coalesced { get; init; }

    /// <summary>Every byte is named.</summary>
    public bool Tap { get; init; }

    /// <summary>Payloads go raw over a text transport.</summary>
    public bool ForceRaw { get; init; }

    /// <summary>Events that arrive otherwise than they were sent are what is measured, and void nothing.</summary>
    public bool RecordMismatches { get; init; }

    /// <summary>Events that each lane able to sends up its connection before the start.</summary>
    public int UpEvents { get; init; }

    /// <summary>Saturated: how long the feed runs before the steady phase, in ms.</summary>
    public int WarmUpMs { get; init; }

    /// <summary>Saturated: length of the steady phase in ms.</summary>
    public int SteadyMs { get; init; }

    /// <summary>Connections per lane of a set-up trial.</summary>
    public int Connections { get; init; }

    /// <summary>How long after the last intended send an event may still arrive, in ms.</summary>
    public int DrainMs { get; init; } = 5_000;

    /// <summary>The workload goes through and nothing is reported.</summary>
    public bool Discard { get; init; }

    /// <summary>When each lane's slots are.</summary>
    public SlotPlan Slots() => new(
        ArrivalSchedules.Create(Workload, Seed, TimeSpan.FromTicks(Lanes.Count * SlotNs / 100)), Seed, Lanes.Count, SlotNs)
    {
        FixedOrder = Pacing == PacingScheme.FixedSlots,
    };

    /// <summary>The slots of the pacer that serves a lane, and which of that pacer's lanes it is.</summary>
    /// <param name="lane">Index in <see cref="Lanes"/>.</param>
    public (SlotPlan Slots, int Lane) SlotsOf(int lane)
    {
        if (Pacing != PacingScheme.PacerPerLane) return (Slots(), lane);
        var phase = new SeededRandom(SeededRandom.Derive(SeededRandom.Derive(Seed, "phase"), lane)).NextDouble();
        var own = new SlotPlan(ArrivalSchedules.Create(Workload, Seed, TimeSpan.FromTicks(SlotNs / 100)), Seed, lanes: 1, SlotNs)
        {
            PhaseNs = (long)(phase * Lanes.Count * SlotNs),
        };
        return (own, 0);
    }

    /// <summary>Whether its figures are times, which a compiler at work beside it would change.</summary>
    [JsonIgnore]
    public bool IsTimed => Mode == FeedMode.Paced && !Tap && !RecordMismatches && Scenario is null;

    /// <summary>How long the schedule takes from the start to the last intended send.</summary>
    public TimeSpan ScheduledTime() => Mode switch
    {
        FeedMode.Paced when Scenario is not null => TimeSpan.FromSeconds(Workload.TotalEvents / Workload.EventsPerSecond),
        FeedMode.Paced => TimeSpan.FromTicks((Slots().OffsetNs(Math.Max(0, Workload.TotalEvents - 1)) + (Lanes.Count * SlotNs)) / 100),
        FeedMode.Saturated => TimeSpan.FromMilliseconds(WarmUpMs + SteadyMs),
        _ => TimeSpan.Zero,
    };
}
