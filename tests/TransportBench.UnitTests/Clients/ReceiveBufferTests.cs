using CsCheck;
using TransportBench.Clients.Connections;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class ReceiveBufferTests
{
    [Fact]
    public void Buffer_AnyMixOfArrivalsAndConsumption_IsAQueueOfBytes() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 60]).List[1, 40].Sample(steps =>
        {
            var buffer = new ReceiveBuffer(16);
            var model = new Queue<byte>();
            byte next = 0;
            foreach (var (arriving, consumed, reserved) in steps)
            {
                buffer.Reserve(reserved);
                for (var left = arriving; left > 0;)
                {
                    var free = buffer.Free.Span;
                    var count = Math.Min(left, free.Length);
                    for (var i = 0; i < count; i++)
                    {
                        free[i] = next;
                        model.Enqueue(next++);
                    }

                    buffer.Commit(count);
                    left -= count;
                }

                var taken = Math.Min(consumed, model.Count);
                for (var i = 0; i < taken; i++)
                    model.Dequeue();
                buffer.Consume(taken);
                if (!buffer.Unread.SequenceEqual(model.ToArray()))
                    return false;
            }

            return true;
        });

    [Fact]
    public void Free_UsedAndConsumedAlways_NeverGrows()
    {
        var buffer = new ReceiveBuffer(64);
        for (var i = 0; i < 1000; i++)
        {
            buffer.Commit(Math.Min(buffer.Free.Length, 10));
            buffer.Consume(Math.Min(buffer.Unread.Length, 10));
        }

        Assert.Equal(64, buffer.Capacity);
    }

    [Fact]
    public void Free_SomethingLargeAwaited_IsItsRestAndLittleMore()
    {
        var buffer = new ReceiveBuffer(256 * 1024);
        buffer.Append(new byte[1_000]);
        buffer.Reserve(100_000);
        Assert.InRange(buffer.Free.Length, 99_000, 104_000);
        buffer.Commit(99_000);
        buffer.Consume(100_000);
        Assert.Equal(buffer.Capacity, buffer.Free.Length);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(-1)]
    public void Commit_MoreThanIsFree_Throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReceiveBuffer(16).Commit(count));

    [Fact]
    public void Consume_MoreThanIsThere_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReceiveBuffer(16).Consume(1));
}
