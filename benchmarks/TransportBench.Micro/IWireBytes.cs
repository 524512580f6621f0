namespace TransportBench.Micro;

/// <summary>A class of benchmarks whose operations put bytes on the wire.</summary>
public interface IWireBytes
{
    /// <summary>Makes ready, as BenchmarkDotNet does before the first operation.</summary>
    void Setup();

    /// <summary>Bytes that one operation of a benchmark puts on the wire, mean over its events; counted by running it, never typed in.</summary>
    /// <param name="benchmark">Name of the method.</param>
    /// <returns><see langword="null"/>: it puts none there.</returns>
    double? WireBytes(string benchmark);
}
