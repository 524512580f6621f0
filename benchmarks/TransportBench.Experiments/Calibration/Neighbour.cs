using TransportBench.Core;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Calibration;

/// <summary>A noisy neighbour: a process that works and rests in bursts of random length, about half a core, and wanders through memory.</summary>
/// <remarks>It is meant to disturb. Started beside a calibration, as a child that ends with its input and does nothing until it is told.</remarks>
public static class Neighbour
{
    /// <summary>Its command.</summary>
    public const string Command = "neighbour";

    private const int MemoryBytes = 32 * 1024 * 1024;
    private const int LongestBurstMs = 60;
    private const int CacheLine = 64;

    /// <summary>Works and rests until cancelled. Blocks the calling thread.</summary>
    /// <param name="seed">Of the lengths.</param>
    /// <param name="noisy">While it is not set, nothing is done; a burst in hand ends within a millisecond.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static void Run(ulong seed, ManualResetEventSlim noisy, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(seed);
        var memory = new byte[MemoryBytes];
        try
        {
            while (true)
            {
                noisy.Wait(cancellationToken);
                Work(memory, random, MonotonicClock.NowNs + ((1 + random.Next(LongestBurstMs)) * 1_000_000L), noisy);
                AbsoluteSleeper.SleepUntil(MonotonicClock.NowNs + ((1 + random.Next(LongestBurstMs)) * 1_000_000L));
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private static void Work(byte[] memory, SeededRandom random, long untilNs, ManualResetEventSlim noisy)
    {
        while (noisy.IsSet && MonotonicClock.NowNs < untilNs)
        {
            for (var touch = 0; touch < 1_000; touch++) memory[random.Next(MemoryBytes / CacheLine) * CacheLine]++;
        }
    }
}
