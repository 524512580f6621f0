namespace TransportBench.Measurement.Pacing;

/// <summary>A bounded queue of event indices for exactly one producer and one consumer.</summary>
/// <remarks>Lock-free; allocates nothing after construction.</remarks>
public sealed class SequenceRing
{
    private readonly long[] _slots;
    private long _head;
    private long _tail;

    /// <param name="capacity">A power of two.</param>
    public SequenceRing(int capacity = 65_536)
    {
        if (!int.IsPow2(capacity)) throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "must be a power of two");
        _slots = new long[capacity];
    }

    /// <summary>Whether nothing is queued, as seen by either side.</summary>
    public bool IsEmpty => Volatile.Read(ref _head) == Volatile.Read(ref _tail);

    /// <summary>Producer only.</summary>
    /// <returns><see langword="false"/> when full.</returns>
    public bool TryEnqueue(long index)
    {
        var tail = _tail;
        if (tail - Volatile.Read(ref _head) == _slots.Length) return false;
        _slots[tail & (_slots.Length - 1)] = index;
        Volatile.Write(ref _tail, tail + 1);
        return true;
    }

    /// <summary>Consumer only.</summary>
    /// <returns><see langword="false"/> when empty.</returns>
    public bool TryDequeue(out long index)
    {
        var head = _head;
        if (head == Volatile.Read(ref _tail))
        {
            index = 0;
            return false;
        }

        index = _slots[head & (_slots.Length - 1)];
        Volatile.Write(ref _head, head + 1);
        return true;
    }
}
