using System.Text.Json;

namespace TransportBench.Experiments.Hosting;

/// <summary>What a server host has in memory, after everything was collected that nobody needs.</summary>
/// <param name="ResidentBytes">Resident set of the process (proc(5), <c>statm</c>); the kernel's socket buffers are not in it.</param>
/// <param name="HeapBytes">Live objects on the managed heap.</param>
/// <param name="CommittedBytes">What the collector holds of the system's memory.</param>
public sealed record ServerMemory(long ResidentBytes, long HeapBytes, long CommittedBytes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What a server host answers when it is asked.</summary>
    /// <exception cref="HostFailedException">It does not answer within a minute, or has ended.</exception>
    public static async Task<ServerMemory> AskAsync(HostProcess server, CancellationToken cancellationToken) =>
        (await server.AskAsync(new HostMessage { Type = "memory" }, "memory", Patience, cancellationToken)).Details!.Value.Deserialize<ServerMemory>(HostChannel.Json)!;

    /// <summary>Collects all generations, compacts, gives free memory back to the system, and looks. Takes a second or so and stops all threads meanwhile.</summary>
    public static ServerMemory Read()
    {
        for (var pass = 0; pass < 2; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new ServerMemory(Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false), GC.GetGCMemoryInfo().TotalCommittedBytes);
    }
}
