using TransportBench.Experiments.Results;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>A small results file, made up and written into a directory: nothing is measured.</summary>
internal static class WrittenRun
{
    public static void Write(string directory, double sse = 1, int rounds = 10, int cores = 2, string experiment = "delivery-latency", string profile = "quick", int planned = 0)
    {
        Directory.CreateDirectory(directory);
        ResultsFile.Write(directory, new RunResults
        {
            Schema = RunResults.CurrentSchema,
            Environment = new EnvironmentRecord
            {
                StartedAt = "2026-01-01T00:00:00Z",
                Os = "Linux",
                Kernel = "6.1",
                Cpu = "Example",
                Cores = cores,
                MemoryBytes = 1L << 33,
                Dotnet = ".NET 10",
                Gc = "workstation",
                RuntimeSettings = new Dictionary<string, string>(),
                Version = "0.1.0",
            },
            Settings = new RunSettings { Profile = profile, Rounds = Math.Max(rounds, planned), Seed = 1, Experiments = [experiment], Claims = [], Lanes = [], Command = "run" },
            CompletedRounds = [.. Enumerable.Range(0, rounds)],
            Trials =
            [
                .. from round in Enumerable.Range(0, rounds)
                   from lane in new[] { ("tcp", 100.0), ("websocket", 110.0), ("sse", 120 * sse) }
                   select Row(experiment, lane.Item1, round, lane.Item2 * (1 + (0.001 * ((round * 7) % 11)))),
            ],
            Failures = [],
            Comparisons = [],
            Claims = [],
        });
    }

    private static TrialRow Row(string experiment, string transport, int round, double p50) => new()
    {
        Id = $"r{round:00}/{experiment}",
        Experiment = experiment,
        Conditions = "tuned, text 128 B, 1000/s",
        Round = round,
        Seed = 1,
        Lane = new LaneRow(transport, "", "tuned", "socket"),
        Workload = new WorkloadRow("text", 128, "constant", 1_000, 1_000),
        Counts = new CountsRow(1_000, 0, 1_000, 1_000, 0, 0, 0, new Dictionary<string, long>()),
        DeliveryLatencyUs = new LatencyRow(p50, null, null, null, p50, 1_000, ""),
        Flags = [],
    };
}
