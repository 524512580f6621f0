using TransportBench.Core.Schedules;

namespace TransportBench.Load.Scenarios;

/// <summary>The scenarios that need no file: the one place where a member is listed.</summary>
public static class BuiltInScenarios
{
    private static readonly IReadOnlyList<Threshold> Sound = [Of("lost == 0"), Of("failed == 0"), Of("corrupt == 0")]; // Above what uses it: fields are set in this order.

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<LoadScenario> All { get; } =
    [
        new()
        {
            Name = "ramp",
            Description = "to 200 connections in 5 s, 10 events/s each for 15 s",
            Connections = [Phase(PhaseKind.Ramp, 200, 5), Phase(PhaseKind.Constant, 200, 15)],
            Events = [Phase(PhaseKind.Constant, 10, 20)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "smoke",
            Description = "20 connections, 20 events/s each, 3 s: proves that it works",
            Connections = [Phase(PhaseKind.Ramp, 20, 1), Phase(PhaseKind.Constant, 20, 2)],
            Events = [Phase(PhaseKind.Constant, 20, 3)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "spike",
            Description = "200 connections, from 5 to 100 events/s and back",
            Connections = [Phase(PhaseKind.Ramp, 200, 5), Phase(PhaseKind.Constant, 200, 25)],
            Events = [Phase(PhaseKind.Constant, 5, 10), Phase(PhaseKind.Spike, 100, 5), Phase(PhaseKind.Constant, 5, 15)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "churn",
            Description = "50 new connections a second, each for 2 s, 10 events/s",
            Connections = [Phase(PhaseKind.Inject, 50, 20)],
            Session = TimeSpan.FromSeconds(2),
            Events = [Phase(PhaseKind.Constant, 10, 22)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "step",
            Description = "500 connections, up to 5,000 events/s each in twenty steps: where it ends to keep up",
            Connections = [Phase(PhaseKind.Ramp, 500, 5), Phase(PhaseKind.Constant, 500, 80)],
            Events = [Phase(PhaseKind.Constant, 1, 5), Phase(PhaseKind.Step, 5_000, 80) with { Steps = 20 }],
            Thresholds = Sound,
        },
        new()
        {
            Name = "equal-load",
            Description = "500 connections, 1,000, 10,000 and 50,000 deliveries/s: what each costs the server",
            Connections = [Phase(PhaseKind.Ramp, 500, 5), Phase(PhaseKind.Constant, 500, 46)],
            Events = [Phase(PhaseKind.Ramp, 2, 6), Phase(PhaseKind.Constant, 2, 15), Phase(PhaseKind.Constant, 20, 15), Phase(PhaseKind.Constant, 100, 15)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "fan-out-100",
            Description = "one event to 100 connections, 20 times a second: how far first and last are apart",
            Connections = [Phase(PhaseKind.Ramp, 100, 2), Phase(PhaseKind.Constant, 100, 20)],
            Events = [Phase(PhaseKind.Constant, 20, 22)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "fan-out-1k",
            Description = "one event to 1,000 connections, 10 times a second; 10k is the next",
            Connections = [Phase(PhaseKind.Ramp, 1_000, 5), Phase(PhaseKind.Constant, 1_000, 20)],
            Events = [Phase(PhaseKind.Constant, 10, 25)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "soak-short",
            Description = "200 connections, 20 events/s each, a minute: nothing is lost",
            Connections = [Phase(PhaseKind.Ramp, 200, 2), Phase(PhaseKind.Soak, 200, 60)],
            Events = [Phase(PhaseKind.Constant, 20, 62)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "soak",
            Description = "500 connections, 10 events/s each, ten minutes: whether memory stays flat",
            Connections = [Phase(PhaseKind.Ramp, 500, 10), Phase(PhaseKind.Soak, 500, 600)],
            Events = [Phase(PhaseKind.Constant, 10, 610)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "10k-together",
            Description = "5,000 connections over each transport at once, an event a second each",
            Together = true,
            Connections = [Phase(PhaseKind.Ramp, 5_000, 30), Phase(PhaseKind.Constant, 5_000, 45)],
            Events = [Phase(PhaseKind.Constant, 1, 75)],
            Thresholds = Sound,
        },
        new()
        {
            Name = "10k",
            Description = "10,000 connections, an event a second each",
            Connections = [Phase(PhaseKind.Ramp, 10_000, 30), Phase(PhaseKind.Constant, 10_000, 45)],
            Events = [Phase(PhaseKind.Constant, 1, 75)],
            Thresholds = Sound,
        },
    ];

    /// <summary>The scenario of that name, or <see langword="null"/>.</summary>
    public static LoadScenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    private static LoadPhase Phase(PhaseKind kind, double to, double seconds) => new() { Kind = kind, To = to, During = TimeSpan.FromSeconds(seconds) };

    private static Threshold Of(string text) => Threshold.TryParse(text, out var threshold, out var mistake) ? threshold! : throw new ArgumentException(mistake, nameof(text));
}
