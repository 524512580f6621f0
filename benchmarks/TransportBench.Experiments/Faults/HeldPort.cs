using System.Net;
using System.Net.Sockets;

namespace TransportBench.Experiments.Faults;

/// <summary>A loopback port for a listener that comes and goes: while nobody listens, connections are refused, and the system gives the port to nobody else.</summary>
/// <remarks>
/// Held by a socket that is bound and does not listen. Linux lets a listener be bound beside it where both have <c>SO_REUSEADDR</c> (socket(7)), which .NET sets on every TCP socket that it binds, and passes the port over when it chooses one for a client; without that, a client's own port can be
/// the one that a server wants back. Other systems refuse the second bind, so there the port is only chosen. Thread-safe.
/// </remarks>
public sealed class HeldPort : IDisposable
{
    private readonly Socket _holder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Takes one that is free.</summary>
    /// <exception cref="SocketException">There is none.</exception>
    public HeldPort()
    {
        _holder.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = (IPEndPoint)_holder.LocalEndPoint!;
        if (!OperatingSystem.IsLinux()) _holder.Dispose();
    }

    /// <summary>Where to listen.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Gives it back.</summary>
    public void Dispose() => _holder.Dispose();
}
