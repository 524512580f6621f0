using CsCheck;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class EventVerifierTests
{
    private static readonly Feed Sequenced = new(1, new Workload { Kind = PayloadKind.Binary, SizeBytes = 32, Events = 100 });
    private static readonly Feed Unsequenced = new(1, new Workload { Kind = PayloadKind.Binary, SizeBytes = 8, Events = 100 });

    [Theory]
    [InlineData("0 1 2", "InOrder InOrder InOrder", 0, 0, 0)]
    [InlineData("0 3 4", "InOrder Gap InOrder", 2, 0, 0)]
    [InlineData("3", "Gap", 3, 0, 0)]
    [InlineData("0 3 2 1 4", "InOrder Gap OutOfOrder OutOfOrder InOrder", 0, 0, 2)]
    [InlineData("0 3 1 1 2 2", "InOrder Gap OutOfOrder Duplicate OutOfOrder Duplicate", 0, 2, 2)]
    [InlineData("0 0 1 0 1", "InOrder Duplicate InOrder Duplicate Duplicate", 0, 3, 0)]
    [InlineData("9 4 14 5 3 13", "Gap OutOfOrder Gap OutOfOrder OutOfOrder OutOfOrder", 9, 0, 4)]
    public void Check_IntactEvents_AreJudgedByTheirOrder(string arrivals, string outcomes, long missing, long duplicates, long outOfOrder)
    {
        var verifier = new EventVerifier(Sequenced);
        var indices = arrivals.Split(' ').Select(long.Parse).ToArray();
        var judged = indices.Select(n => verifier.Check(Sequenced.CreateBytes(n))).ToArray();
        Assert.Equal(outcomes, string.Join(' ', judged.Select(v => v.Outcome)));
        Assert.Equal(indices, judged.Select(v => v.Index));
        Assert.Equal(missing, verifier.Missing);
        Assert.Equal(duplicates, verifier.Duplicates);
        Assert.Equal(outOfOrder, verifier.OutOfOrder);
        Assert.Equal(indices.Distinct().Count(), verifier.Received);
        Assert.Equal(0, verifier.Corrupt);
    }

    [Fact]
    public void Check_AfterAReconnection_BeginsAtTheFirstExpected()
    {
        var verifier = new EventVerifier(Sequenced, first: 10);
        Assert.Equal(new VerifiedEvent(EventOutcome.InOrder, 10), verifier.Check(Sequenced.CreateBytes(10)));
        Assert.Equal(new VerifiedEvent(EventOutcome.Duplicate, 9), verifier.Check(Sequenced.CreateBytes(9)));
        Assert.Equal(1, verifier.Received);
    }

    [Theory]
    [InlineData(31, 5)]
    [InlineData(15, 4)]
    [InlineData(0, 0)]
    public void Check_OneByteWrong_IsCorruptAndTheEventMissing(int place, long said)
    {
        var verifier = new EventVerifier(Sequenced);
        var bytes = Sequenced.CreateBytes(5);
        bytes[place] = (byte)(place == 0 ? 'x' : bytes[place] ^ 1);
        Assert.Equal(new VerifiedEvent(EventOutcome.Corrupt, said), verifier.Check(bytes));
        Assert.Equal(1, verifier.Corrupt);
        Assert.Equal(0, verifier.Received);
        Assert.Equal(new VerifiedEvent(EventOutcome.InOrder, 0), verifier.Check(Sequenced.CreateBytes(0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(31)]
    [InlineData(33)]
    public void Check_WrongLength_IsCorrupt(int length)
    {
        var bytes = new byte[length];
        Sequenced.CreateBytes(0).AsSpan(0, Math.Min(32, length)).CopyTo(bytes);
        Assert.Equal(EventOutcome.Corrupt, new EventVerifier(Sequenced).Check(bytes).Outcome);
    }

    [Fact]
    public void Check_WithoutSequence_PositionIsTheSequence()
    {
        var verifier = new EventVerifier(Unsequenced);
        Assert.Equal(new VerifiedEvent(EventOutcome.InOrder, 0), verifier.Check(Unsequenced.CreateBytes(0)));
        Assert.Equal(new VerifiedEvent(EventOutcome.Corrupt, 1), verifier.Check(Unsequenced.CreateBytes(2)));
        Assert.Equal(new VerifiedEvent(EventOutcome.InOrder, 2), verifier.Check(Unsequenced.CreateBytes(2)));
        Assert.Equal((2, 1, 0), (verifier.Received, verifier.Corrupt, verifier.Missing));
    }

    [Fact]
    public void Check_MoreGapsThanCountable_Says()
    {
        var verifier = new EventVerifier(Sequenced, 0, maxGaps: 2);
        verifier.Check(Sequenced.CreateBytes(1));
        verifier.Check(Sequenced.CreateBytes(3));
        var e = Assert.Throws<InvalidOperationException>(() => verifier.Check(Sequenced.CreateBytes(5)));
        Assert.Contains("2 separate gaps", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_InOrder_AllocatesNothing()
    {
        var verifier = new EventVerifier(Sequenced);
        var bytes = new byte[32];
        var next = 0L;
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var end = next + 1000; next < end; next++)
            {
                Sequenced.Write(next, bytes);
                verifier.Check(bytes);
            }
        }));
        Assert.True(next >= 2000);
        Assert.Equal(next, verifier.Next);
    }

    [Fact]
    public void Check_AnyArrivals_CountsLikeAModelOfSets() =>
        Gen.Long[0, 40].List[0, 80].Sample(arrivals =>
        {
            var verifier = new EventVerifier(Sequenced);
            var seen = new HashSet<long>();
            var highest = -1L;
            foreach (var n in arrivals)
            {
                var expected = !seen.Add(n) ? EventOutcome.Duplicate
                    : n == highest + 1 ? EventOutcome.InOrder
                    : n > highest ? EventOutcome.Gap : EventOutcome.OutOfOrder;
                highest = Math.Max(highest, n);
                if (verifier.Check(Sequenced.CreateBytes(n)) != new VerifiedEvent(expected, n))
                    return false;
            }

            return verifier.Received == seen.Count && verifier.Missing == highest + 1 - seen.Count && verifier.Next == highest + 1;
        });
}
