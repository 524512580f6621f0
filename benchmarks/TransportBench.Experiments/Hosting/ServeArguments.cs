using System.Globalization;
using TransportBench.Core;

namespace TransportBench.Experiments.Hosting;

/// <summary>The arguments of <c>serve</c>.</summary>
internal static class ServeArguments
{
    /// <summary>For a stream that a reader may enter again.</summary>
    /// <param name="workload">What is sent, warm-up included.</param>
    /// <param name="seed">Of its payloads.</param>
    /// <param name="history">How many events are kept for who comes back.</param>
    /// <param name="heartbeat">Silence before one; zero: none.</param>
    public static string[] Of(Workload workload, ulong seed, int history, TimeSpan heartbeat) =>
    [
        "serve", "--seed", Text(seed), "--size", Text(workload.SizeBytes), "--rate", Text(workload.EventsPerSecond), "--events", Text(workload.TotalEvents),
        "--history", Text(history), "--heartbeat", Text(heartbeat.TotalSeconds),
    ];

    /// <summary>A number as the command line takes it.</summary>
    public static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
