using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Runs;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Runs;

public sealed class RepeatBudgetTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Take_UpToTheTotal_IsAllowed()
    {
        var budget = new RepeatBudget(3 * Second);
        Assert.True(budget.Take(2 * Second));
        Assert.True(budget.Take(Second));
        Assert.False(budget.IsClosed);
        Assert.False(budget.Take(TimeSpan.FromTicks(1)));
        Assert.True(budget.IsClosed);
    }

    [Fact]
    public void Take_AfterARefusal_IsRefusedHoweverShort()
    {
        var budget = new RepeatBudget(3 * Second);
        Assert.False(budget.Take(4 * Second));
        Assert.False(budget.Take(Second));
    }

    [Fact]
    public void Take_NoBudget_IsRefused() => Assert.False(new RepeatBudget(TimeSpan.Zero).Take(Second));

    /// <summary>With every repeat that the budget allows, too.</summary>
    [Fact]
    public void RepeatShare_OfTheQuickProfile_StaysWithinThreeMinutes()
    {
        var plan = new RunPlan(new RunOptions { Profile = Profile.Quick, Rounds = Profile.Quick.Rounds, Seed = 5, Directory = "", Experiments = ExperimentCatalogue.ByDefault(Profile.Quick), Command = "" });
        Assert.InRange(plan.ExpectedTime() * (1 + DisturbanceLimits.Stated.RepeatShare), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3));
    }
}
