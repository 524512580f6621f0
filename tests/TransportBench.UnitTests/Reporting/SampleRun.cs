using TransportBench.Experiments.Results;

namespace TransportBench.UnitTests.Reporting;

/// <summary>A made-up run that has a row of every sort.</summary>
public static class SampleRun
{
    /// <summary>The made-up machine.</summary>
    public static EnvironmentRecord Machine() => new()
    {
        StartedAt = "2025-11-23T21:00:00Z",
        Os = "Debian GNU/Linux 12",
        Kernel = "6.1.0",
        Cpu = "Example CPU <2 & more>",
        Cores = 2,
        MemoryBytes = 8_318_566_400,
        Dotnet = ".NET 10.0.1",
        Gc = "workstation, concurrent",
        RuntimeSettings = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" },
        Version = "0.1.0+abcdef0",
        LoadAverage = 0.12,
        CpuFrequency = "performance (intel_pstate)",
        CpuBoost = "on",
        CpuIdle = "menu (intel_idle)",
        ThreadsPerCore = 2,
        Virtualisation = "virtual machine (Example t9.large)",
        ClockSource = "tsc",
        Limits = new("1.5 cores", "none", "0-1", 2),
        Packages = new Dictionary<string, string> { ["HdrHistogram"] = "2.5.0", ["Websocket.Client"] = "5.5.1" },
    };

    /// <summary>A complete run.</summary>
    public static RunResults Full(int rounds = 4) => new()
    {
        Schema = RunResults.CurrentSchema,
        Environment = Machine(),
        Settings = new()
        {
            Profile = "quick",
            Rounds = rounds,
            Seed = 20_251_123,
            Experiments = ["delivery-latency", "physical-floor", "throughput", "bytes-per-event", "payload-kinds", "connection-setup", "polling", "allocation"],
            Claims = [],
            Lanes = [],
            Command = "dotnet run -c Release --project benchmarks/TransportBench -- run --profile quick --seed 20251123",
        },
        Calibration = SampleCalibration.Attached(),
        CompletedRounds = [.. Enumerable.Range(0, rounds)],
        Trials = [.. SampleTrials.All(rounds)],
        Failures = [],
        Comparisons = [.. SampleComparisons.All(rounds)],
        Claims = [.. SampleClaims.All()],
    };

    /// <summary>A run cut off after its first round, with a lost event, a failed trial and a percentile too few.</summary>
    public static RunResults Interrupted()
    {
        var full = Full();
        var thin = full.Trials.Where(t => t.Round == 0 && t.Experiment == "delivery-latency").Select(t => t with
        {
            DeliveryLatencyUs = SampleTrials.Latency(80, 150),
            Counts = new(151, 1, 150, 148, 2, 0, 0, new Dictionary<string, long> { ["overflow"] = 1, ["missing-after-drain"] = 2 }),
        });
        return full with
        {
            Calibration = null,
            CompletedRounds = [0],
            Trials = [.. thin],
            Failures = [new TrialFailure("r01/delivery-latency/tuned-128B-1000", 1, "the server host ended with 139: <no words>")],
            Comparisons = [],
            Claims = [.. full.Claims.Select(c => c with { Verdict = "Not run", Parts = [.. c.Parts.Select(p => p with { Outcome = "not run", Comparison = null, Evidence = "interrupted" })] })],
        };
    }

    /// <summary>A run that ended before anything was measured.</summary>
    public static RunResults Empty() => Full() with { CompletedRounds = [], Trials = [], Comparisons = [], Claims = [], Settings = Full().Settings with { Profile = "smoke" } };
}
