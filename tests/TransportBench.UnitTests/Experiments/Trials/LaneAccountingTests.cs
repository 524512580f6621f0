using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Logs;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

public sealed class LaneAccountingTests
{
    private const int Events = 1_000;

    [Fact]
    public void Count_EverythingDelivered_BalancesWithoutReasons()
    {
        var counts = Count([], sent: Events, new ClientLaneReport { Received = Events });
        Assert.Equal((Events, 0, Events, Events, 0), (counts.Scheduled, counts.Unsent, counts.Sent, counts.Received, counts.Lost));
        Assert.Empty(counts.Reasons);
        Assert.True(counts.Balances);
    }

    [Fact]
    public void Count_EveryWayToLoseAnEvent_HasItsReason()
    {
        var unsent = Enumerable.Repeat(NotSent.Overflow, 5).Concat(Enumerable.Repeat(NotSent.Failed, 3)).Concat(Enumerable.Repeat(0L, 2)).ToArray();
        var counts = Count(unsent, sent: 990, new ClientLaneReport { Received = 983, Duplicated = 4, OutOfOrder = 6 });
        Assert.Equal((1_000, 10, 990, 983, 7), (counts.Scheduled, counts.Unsent, counts.Sent, counts.Received, counts.Lost));
        Assert.Equal((4, 6), (counts.Duplicated, counts.OutOfOrder));
        Assert.Equal(
            new Dictionary<string, long> { ["overflow"] = 5, ["failed"] = 3, ["timed-out"] = 2, ["missing-after-drain"] = 7 }.OrderBy(reason => reason.Key),
            counts.Reasons.OrderBy(reason => reason.Key));
        Assert.True(counts.Balances);
    }

    [Fact]
    public void Count_LostWhenTheDrainBoundPassed_TimedOutLikeWhatWasNeverSent()
    {
        var counts = Count([0, 0], sent: 998, new ClientLaneReport { Received = 990, TimedOut = true });
        Assert.Equal([new("timed-out", 10)], counts.Reasons);
    }

    [Fact]
    public void Count_Saturated_IsWhatWasSent()
    {
        using var trial = new FabricatedTrial(events: 0);
        var counts = LaneAccounting.Count(
            trial.Plan with { Mode = FeedMode.Saturated }, trial.Plan.Lanes[0], sends: null, new ServerLaneReport(500, 0, null), new ClientLaneReport { Received = 500 });
        Assert.Equal((500, 0, 500, 500, 0), (counts.Scheduled, counts.Unsent, counts.Sent, counts.Received, counts.Lost));
    }

    [Fact]
    public void Count_WrongByte_VoidsTheTrial() => Void(
        new ClientLaneReport { Received = 999, Corrupt = 1, FirstCorrupt = "event 7" }, "1 events arrived that were never sent; first: event 7");

    [Fact]
    public void Count_ClientThatFailed_VoidsTheTrialInItsWords() =>
        Void(new ClientLaneReport { Received = Events, Failure = "reset by peer" }, "client: reset by peer");

    [Fact]
    public void Count_ServerThatFailed_VoidsTheTrialInItsWords() =>
        Void(new ClientLaneReport { Received = Events }, "server: broken pipe", failure: "broken pipe");

    [Fact]
    public void Count_MoreReceivedThanSent_VoidsTheTrial() =>
        Void(new ClientLaneReport { Received = Events + 1 }, "1001 events received of 1000 sent");

    [Fact]
    public void Count_ServerThatCountsOtherwiseThanItsLog_VoidsTheTrial() =>
        Void(new ClientLaneReport { Received = 990 }, "accounting does not balance: scheduled 1000, unsent 0, sent 990, received 990, lost 0", sent: 990);

    private static void Void(ClientLaneReport client, string words, long sent = Events, string? failure = null)
    {
        var exception = Assert.Throws<TrialVoidException>(() => Count([], sent, client, failure));
        Assert.Equal($"sse:tuned:socket: {words}", exception.Message);
    }

    private static CountsRow Count(long[] unsent, long sent, ClientLaneReport client, string? failure = null)
    {
        using var trial = new FabricatedTrial(Events);
        trial.DeliverAll();
        for (var index = 0; index < unsent.Length; index++) trial.Sends().Set(0, index * 7, unsent[index]);
        return LaneAccounting.Count(trial.Plan, trial.Plan.Lanes[0], trial.Sends(), new ServerLaneReport(sent, 0, failure), client);
    }
}
