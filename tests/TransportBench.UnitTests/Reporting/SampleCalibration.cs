using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;

namespace TransportBench.UnitTests.Reporting;

/// <summary>A made-up calibration that has a row of every sort.</summary>
public static class SampleCalibration
{
    /// <summary>What a run took over from it.</summary>
    public static CalibrationAttachment Attached() => CalibrationAttachment.Of("20251123-calibration", Full());

    /// <summary>The calibration.</summary>
    public static CalibrationResults Full() => new()
    {
        Schema = CalibrationResults.CurrentSchema,
        Environment = SampleRun.Machine() with { StartedAt = "2025-11-23T20:00:00Z" },
        Settings = new()
        {
            Profile = "quick",
            Runs = 50,
            Rounds = 10,
            Seed = 1,
            Parts = ["same-lane", "delay"],
            Command = "dotnet run -c Release --project benchmarks/TransportBench -- calibrate --profile quick --runs 50 --rounds 10 --seed 1",
        },
        CompletedRuns = 50,
        Failures = [],
        Checks =
        [
            new("same-lane", "A/A: a difference between a lane and itself is claimed in 5 % at most; the rate's interval begins at 5 % or below and ends below 10 %", "21 of 400 in 50 runs: 5.3 % [3.2 %, 8.0 %]", true),
            new("delay", "due +5 µs is always found, with the right sign: tuned", "99 of 100, median 5.8 µs", false),
            new("warm-up", "the steady state begins within the warm-up that is discarded", "none found for sse:tuned:socket", null),
        ],
        Detections = [Detection("nothing", 1, 21), Detection("stamps +2 %", 1.02, 398)],
        SmallestDifferences =
        [
            new("quick", Cell, "delivery_latency_p50_us", 10, 0.95, 0.0172, 500, null),
            new("quick", Cell, "delivery_latency_p99_us", 10, 0.95, null, 0, "0 A/A rounds are too few to tell; 20 are needed"),
        ],
        Burns =
        [
            new(Cell, "sse:tuned:socket", true, 20, 10, 24.8, 23.1, 26.2, true),
            new(Cell, "websocket:tuned:socket", false, 20, 10, 0.4, -0.3, 1.1, true),
        ],
        Stability =
        [
            new(Together.Reference, "websocket:tuned:socket", "sse:tuned:socket", "delivery_latency_p50_us", 10, 0.995, 1, 1, 1, null),
            new("each lane alone", "websocket:tuned:socket", "sse:tuned:socket", "delivery_latency_p50_us", 10, 1.01, 1.015, 0.9, 1.1, null),
        ],
        Schemes = [new("ABBA", "delivery_latency_p50_us", 10, 0.98, 0.91, 1.07, 0.11, false)],
        Steady = [new("fresh processes", "sse:tuned:socket", 10, 200, 25, 800, 3.1, 200, [3.1, 1.4, 1.0])],
        Freezes = [new("server", 0, "sse:tuned:socket", 200.1, 200.4, 10_500, 1_000, 95.1, 95.9, 200.1, 200.7, 0.31, true)],
        Accounts = [new("sse:tuned:socket", "events lost", 14, 14)],
        Comparisons = [],
    };

    private const string Cell = "tuned, text 128 B, 1000/s";

    private static DetectionRow Detection(string injected, double truth, int detected) => new()
    {
        Part = "same-lane",
        Conditions = "all cells",
        Metric = "all metrics",
        Injected = injected,
        TrueRatio = truth,
        Comparisons = 400,
        Runs = 50,
        Detected = detected,
        RightSign = truth == 1 ? null : detected,
        Covered = 381,
        Rate = detected / 400.0,
        Low = 0.03,
        High = 0.08,
        MedianRatio = truth,
        MedianDifferenceUs = 0.1,
        MedianHalfWidth = 0.011,
    };
}
