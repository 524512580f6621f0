using CsCheck;
using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Pacing;

public sealed class SequenceRingTests
{
    [Fact]
    public void Ring_AnySequenceOfCalls_BehavesAsABoundedQueue() =>
        Gen.Select(Gen.Int[0, 4], Gen.Bool.Array[0, 200]).Sample((exponent, calls) =>
        {
            var ring = new SequenceRing(1 << exponent);
            var model = new Queue<long>();
            long next = 0;
            foreach (var enqueue in calls)
            {
                if (enqueue)
                {
                    var room = model.Count < 1 << exponent;
                    if (ring.TryEnqueue(next) != room) return false;
                    if (room) model.Enqueue(next++);
                }
                else if (ring.TryDequeue(out var index) != model.TryDequeue(out var expected) || index != expected)
                {
                    return false;
                }

                if (ring.IsEmpty != (model.Count == 0)) return false;
            }

            return true;
        });

    [Fact]
    public async Task Ring_ProducerAndConsumerAtOnce_LosesAndReordersNothing()
    {
        const long Events = 1_000_000;
        var ring = new SequenceRing(64);
        var cancellationToken = TestContext.Current.CancellationToken;
        var producing = Task.Run(
            () =>
            {
                var wait = default(SpinWait);
                for (long index = 0; index < Events; index++)
                    while (!ring.TryEnqueue(index)) wait.SpinOnce();
            },
            cancellationToken);
        var consuming = Task.Run(
            () =>
            {
                var wait = default(SpinWait);
                for (long expected = 0; expected < Events; expected++)
                {
                    long index;
                    while (!ring.TryDequeue(out index)) wait.SpinOnce();
                    if (index != expected) return (index, expected);
                }

                return (0, 0);
            },
            cancellationToken);
        Assert.Equal((0L, 0L), await consuming);
        await producing;
        Assert.True(ring.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-8)]
    public void Ring_CapacityThatIsNoPowerOfTwo_IsRefused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceRing(capacity));
}
