using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Faults;

public sealed class ReaderJournalTests
{
    private static readonly Feed Feed = new(1, new Workload { Kind = PayloadKind.Text, SizeBytes = 32, Events = 100 });

    private readonly ReaderJournal _journal = new(Feed);

    [Fact]
    public void Account_AllEventsOnce_IsBalancedWithoutLoss()
    {
        Take(0, 100);
        var account = _journal.Account(100);
        Assert.Equal((100, 0, 0, true), (account.Received, account.Lost, account.Duplicated, account.IsBalanced(false)));
    }

    [Fact]
    public void Account_EventsMissingAndTwice_CountsBoth()
    {
        _journal.OnOpen();
        Take(0, 50);
        _journal.OnDisconnected(null);
        _journal.OnOpen();
        Take(45, 50);
        _journal.OnDisconnected(null);
        _journal.OnOpen();
        Take(60, 100);
        var account = _journal.Account(100);
        Assert.Equal((90, 10, 5, true), (account.Received, account.Lost, account.Duplicated, account.IsBalanced(false)));
    }

    [Fact]
    public void Account_EventsMissingInMidConnection_IsNotBalanced()
    {
        _journal.OnOpen();
        Take(0, 50);
        Take(51, 100);
        Assert.Equal(1, _journal.Account(100).Unexplained);
        Assert.False(_journal.Account(100).IsBalanced(true));
    }

    [Fact]
    public void Account_FirstEventsMissing_IsNotBalanced()
    {
        _journal.OnOpen();
        Take(3, 100);
        Assert.False(_journal.Account(100).IsBalanced(true));
    }

    [Fact]
    public void Account_LastEventsMissing_IsBalancedWhereTheReaderLeftOrSilenceHidesThem()
    {
        _journal.OnOpen();
        Take(0, 90);
        Assert.False(_journal.Account(100).IsBalanced(false));
        Assert.True(_journal.Account(100).IsBalanced(true));
        _journal.OnDisconnected(null);
        Assert.True(_journal.Account(100).IsBalanced(false));
    }

    [Fact]
    public void Account_GapThatWasReported_IsBalanced()
    {
        _journal.OnOpen();
        Take(0, 50);
        _journal.OnGap(50, 59);
        Take(60, 100);
        Assert.True(_journal.Account(100).IsBalanced(false));
    }

    [Fact]
    public void Account_MoreThanWasSent_IsNotBalanced()
    {
        Take(0, 10);
        Assert.False(_journal.Account(9).IsBalanced(true));
    }

    [Fact]
    public void Account_EventOfAnotherStream_IsNotBalanced()
    {
        _journal.OnEvent("no event of this stream, though long enough"u8);
        Assert.False(_journal.Account(100).IsBalanced(true));
    }

    [Fact]
    public void Account_MoreReportedLostThanIsLost_IsNotBalanced()
    {
        Take(0, 95);
        _journal.OnGap(90, 99);
        Assert.False(_journal.Account(100).IsBalanced(true));
    }

    [Fact]
    public void Account_LossBeforeTheStrike_IsNoDetection()
    {
        _journal.OnOpen();
        _journal.OnDisconnected(null);
        _journal.OnOpen();
        _journal.Strike();
        Assert.Null(_journal.Account(100).DetectedMs);
    }

    [Fact]
    public void Account_StruckNoticedBackAndFurther_HasTheInstantsInOrder()
    {
        _journal.OnOpen();
        Take(0, 10);
        _journal.Strike();
        Take(10, 12); // Still on its way when the fault struck: no sign of recovery.
        Assert.Null(_journal.Account(100).FirstEventMs);
        _journal.OnDisconnected(new IOException("reset"));
        _journal.OnOpen();
        Take(11, 13);
        var account = _journal.Account(100);
        Assert.True(account.DetectedMs >= 0 && account.ReconnectedMs >= account.DetectedMs && account.FirstEventMs >= account.ReconnectedMs);
        Assert.Equal((1, "reset"), (account.Duplicated, account.LastReason));
    }

    private void Take(int from, int to)
    {
        for (var index = from; index < to; index++) _journal.OnEvent(Feed.CreateBytes(index));
    }
}
