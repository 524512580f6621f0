namespace TransportBench.UnitTests;

/// <summary>Counts what an action allocates, to the byte.</summary>
internal static class Allocations
{
    private const int Attempts = 10;

    /// <summary>The least of several attempts: a collection that another test sets off adds unused allocation space to one of them.</summary>
    public static long Least(Action action)
    {
        action(); // What happens once, such as a first compilation, is not counted.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
