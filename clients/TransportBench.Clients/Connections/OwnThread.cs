using System.Net.Sockets;

namespace TransportBench.Clients.Connections;

/// <summary>Runs blocking work on a thread of its own, awaited like any other.</summary>
internal static class OwnThread
{
    /// <summary>Runs <paramref name="work"/>; completes as it ends.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="work">Blocks.</param>
    /// <param name="wake">Makes <paramref name="work"/> return or throw soon; called at cancellation.</param>
    /// <param name="cancellationToken">Cancels the work; its own failure is a cancellation then.</param>
    public static async Task RunAsync(string name, Action work, Action wake, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(work, done)) { Name = name, IsBackground = true };
        await using var registration = cancellationToken.UnsafeRegister(_ => Wake(wake), null);
        thread.Start();
        try
        {
            await done.Task;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && (Failures.IsNetwork(e) || e is ObjectDisposedException))
        {
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static void Run(Action work, TaskCompletionSource done)
    {
        try
        {
            work();
            done.SetResult();
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    private static void Wake(Action wake)
    {
        try
        {
            wake();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The connection is gone already, so the work has ended.
        }
    }
}
