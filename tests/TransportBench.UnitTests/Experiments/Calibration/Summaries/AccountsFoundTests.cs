using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class AccountsFoundTests
{
    // Of 700 events every 50th is lost: 14. Every 70th is doubled: 10, but 349 and 699 are lost.
    [Theory]
    [InlineData(14, 8, true, true)]
    [InlineData(13, 8, false, true)]
    [InlineData(14, 10, true, false)]
    [InlineData(0, 0, false, false)]
    public void Of_Events_ComparesWithTheNumbersWorkedOutByHand(long lost, long doubled, bool lostHolds, bool doubledHolds)
    {
        var row = Fabricated.Row(Accounts.Id, Accounts.Events, FabricatedCalibration.Stream, 0) with { Counts = new CountsRow(700, 0, 700, 700 - lost, lost, doubled, 0, new Dictionary<string, long>()) };
        var found = AccountsFound.Of([row]).ToList();
        Assert.Equal([new AccountRow($"{FabricatedCalibration.Stream}", "events lost", 14, lost), new AccountRow($"{FabricatedCalibration.Stream}", "events doubled", 8, doubled)], found);
        Assert.Equal([lostHolds, doubledHolds], found.Select(account => account.Holds));
    }

    // Every 7th of 700 events has 10 bytes behind it.
    [Theory]
    [InlineData(1_000, true)]
    [InlineData(999, false)]
    [InlineData(0, false)]
    public void Of_Bytes_ComparesWithTheResidual(long residual, bool holds)
    {
        var row = Fabricated.Bytes(Accounts.Bytes, FabricatedCalibration.Socket, payload: 128, framing: 4, residual: residual) with { Experiment = Accounts.Id };
        Assert.Equal(new AccountRow($"{FabricatedCalibration.Socket}", "extra bytes", 1_000, residual), Assert.Single(AccountsFound.Of([row])));
        Assert.Equal(holds, residual == 1_000);
    }

    [Fact]
    public void Of_OtherParts_AreNotLookedAt() => Assert.Empty(AccountsFound.Of([Fabricated.Row("burn", Accounts.Events, FabricatedCalibration.Stream, 0)]));
}
