namespace TransportBench.Load.Driving;

/// <summary>On which threads a driver reads what its sockets have got.</summary>
public enum DriverReads
{
    /// <summary>On the thread that saw the socket ready; events cost less processor time, and the runtime has one such thread for each processor.</summary>
    Inline,

    /// <summary>On the thread pool, as the runtime does by itself.</summary>
    Pool,
}
