using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Servers.Lanes;

/// <summary>Reads the kernel's counters of a connection once its protocol has ended, just before the server closes it.</summary>
internal static class ConnectionCounters
{
    /// <summary>The connection middleware; nothing of it is on the way of an event.</summary>
    public static ConnectionDelegate Around(ConnectionDelegate next) => async connection =>
    {
        var carried = new CarriedLane();
        connection.Features.Set(carried);
        try
        {
            await next(connection);
        }
        finally
        {
            var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
            carried.Lane?.NoteClosed(socket is null ? null : TcpInfo.Read(socket));
        }
    };
}
