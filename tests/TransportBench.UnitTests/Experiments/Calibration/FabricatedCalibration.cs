using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;

namespace TransportBench.UnitTests.Experiments.Calibration;

/// <summary>Rows of a calibration made up with known answers, never measured.</summary>
internal static class FabricatedCalibration
{
    public static readonly Lane Tcp = StandardLanes.Tcp(Edition.Tuned);
    public static readonly Lane Socket = StandardLanes.WebSocket(Edition.Tuned);
    public static readonly Lane Stream = StandardLanes.ServerSentEvents(Edition.Tuned);

    public static string Cell(Edition edition) => Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate);

    /// <summary>What a run of same-lane and delay leaves: the second copy stretched or late by exactly what is said, on top of a scatter of half a per mille.</summary>
    public static IEnumerable<TrialRow> KnownAnswers(int rounds, int salt = 0) =>
        from round in Fabricated.Rounds(rounds)
        from edition in Enum.GetValues<Edition>()
        from lane in SameLane.Doubled(edition)
        let p50 = 100 * Fabricated.Jitter(round, salt)
        let same = p50 * Same(round)
        from row in Pair(SameLane.Id, Cell(edition), lane, round, p50, same)
            .Concat(SameLane.Shifts.SelectMany(shift => Pair(SameLane.Id, SameLane.Conditions(Cell(edition), shift), lane, round, p50, same * (1 + shift))))
            .Concat(Delay.Microseconds.SelectMany(late => Pair(Delay.Id, Delay.Conditions(edition, late), lane, round, p50, same + late)))
        select row;

    /// <summary>A/A, as far from 1 above as below.</summary>
    public static double Same(int round) => 1 + ((round % 2 == 0 ? 0.0001 : -0.0001) * (1 + (round % 5)));

    public static IEnumerable<TrialRow> Pair(string experiment, string conditions, Lane lane, int round, double first, double second) =>
        [Fabricated.Latency(experiment, conditions, lane, round, first), Fabricated.Latency(experiment, conditions, lane, round, second, copy: 1)];

    public static CalibrationOptions Options(Profile? profile = null, int runs = 2, int rounds = 3, ulong seed = 5, params CalibrationPart[] parts) => new()
    {
        Profile = profile ?? Profile.Quick,
        Runs = runs,
        Rounds = rounds,
        Seed = seed,
        Parts = parts.Length == 0 ? CalibrationCatalogue.All : parts,
        Directory = "",
        Command = "calibrate",
    };

    public static EnvironmentRecord Machine(string startedAt = "2026-01-02T03:04:05Z", string cpu = "cpu") => new()
    {
        StartedAt = startedAt,
        Os = "os",
        Kernel = "1.2",
        Cpu = cpu,
        Cores = 2,
        MemoryBytes = 1,
        Dotnet = ".NET",
        Gc = "workstation",
        RuntimeSettings = new Dictionary<string, string> { ["DOTNET_gcServer"] = "0" },
        Version = "0.1.0",
    };

    /// <summary>Results without a row.</summary>
    public static CalibrationResults Empty() => new()
    {
        Schema = CalibrationResults.CurrentSchema,
        Environment = Machine(),
        Settings = new CalibrationSettings { Profile = "quick", Runs = 2, Rounds = 10, Seed = 5, Parts = ["same-lane"], Command = "calibrate" },
        CompletedRuns = 0,
        Failures = [],
        Checks = [],
        Detections = [],
        SmallestDifferences = [],
        Burns = [],
        Stability = [],
        Schemes = [],
        Steady = [],
        Freezes = [],
        Accounts = [],
        Comparisons = [],
    };

    /// <summary>A known answer over all runs.</summary>
    public static DetectionRow Detection(
        double? trueRatio, int comparisons, int detected, int? rightSign = null, int? covered = null, double low = 0, double? halfWidth = 0.01) => new()
        {
            Part = trueRatio is null ? Delay.Id : SameLane.Id,
            Conditions = "cell",
            Metric = "delivery_latency_p50_us",
            Injected = trueRatio is null ? "due +5 µs" : trueRatio == 1 ? "nothing" : "stamps +2 %",
            TrueRatio = trueRatio,
            Comparisons = comparisons,
            Runs = comparisons / 2,
            Detected = detected,
            RightSign = rightSign,
            Covered = covered,
            Rate = (double)detected / comparisons,
            Low = low,
            High = 1,
            MedianRatio = 1.02,
            MedianDifferenceUs = 5.1,
            MedianHalfWidth = halfWidth,
        };

    /// <summary>A row of every sort.</summary>
    public static CalibrationResults Full() => Empty() with
    {
        CompletedRuns = 2,
        Failures = [new TrialFailure("r00/burn/cell", 0, "words with \"quotes\" and — dashes")],
        Checks = [new CalibrationCheck("same-lane", "holds", "1 of 2", true), new CalibrationCheck("burn", "open", "", null)],
        Detections = [Detection(1, 24, 1), Detection(1.02, 24, 24, 24, 23), Detection(null, 8, 8, 8)],
        SmallestDifferences =
        [
            new SmallestDifferenceRow("quick", "cell", "delivery_latency_p50_us", 10, 0.95, 0.018, 40, null),
            new SmallestDifferenceRow("quick", "cell", "delivery_latency_p99_us", 10, 0.95, null, 4, "too few"),
        ],
        Burns = [new BurnRow("cell", "tcp:tuned:socket", false, 20, 10, 0.1, -0.1, 0.3, true), new BurnRow("cell", "sse:tuned:socket", true, 20, 3, 20, null, null, null)],
        Stability = [new StabilityRow("each lane alone", "tcp:tuned:socket", "sse:tuned:socket", "delivery_latency_p50_us", 10, 1.2, 1.01, 0.99, 1.02, true)],
        Schemes = [new SchemeRow("ABBA", "delivery_latency_p50_us", 10, 1.01, 0.9, 1.1, 0.1, false)],
        Steady = [new SteadyRow(SteadyStart.Warmed, "sse:tuned:socket", 10, 200, 3, 400, 2, 600, [2, 1.1, 1])],
        Freezes = [new FreezeRow("server", 0, "sse:tuned:socket", 200, 200, 10_500, 1_000, 95, 95.5, 200, 200.1, 0.2, true)],
        Accounts = [new AccountRow("sse:tuned:socket", "events lost", 14, 14)],
        Comparisons =
        [
            new KnownComparisonRow
            {
                Part = "same-lane",
                Run = 1,
                Conditions = "cell",
                Lane = "sse:tuned:socket",
                Metric = "delivery_latency_p50_us",
                Injected = "nothing",
                TrueRatio = 1,
                Rounds = 2,
                Ratio = 1.001,
                Low = 0.99,
                High = 1.01,
                DifferenceUs = 0.1,
                P = 0.5,
                Detected = false,
                LogRatios = [0.001, 0.002],
            },
        ],
    };
}
