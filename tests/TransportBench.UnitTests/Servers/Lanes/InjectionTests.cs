using System.Text.Json;
using CsCheck;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Pacing;
using TransportBench.Servers;
using TransportBench.Servers.Lanes;
using Xunit;

namespace TransportBench.UnitTests.Servers.Lanes;

public sealed class InjectionTests
{
    [Fact]
    public void Hits_EverySoMany_AreTheLastOfEach()
    {
        var injection = new Injection { LoseEvery = 4, DuplicateEvery = 3, ExtraEvery = 6, ExtraBytes = 2 };
        Assert.Equal([3, 7, 11, 15, 19, 23], Indices(24, injection.Loses));
        Assert.Equal([2, 5, 8, 14, 17, 20], Indices(24, injection.Doubles)); // 11 and 23 are lost.
        Assert.Equal([5, 17], Indices(24, injection.Pads)); // So they are not padded either.
    }

    [Fact]
    public void Hits_AnyNumbers_NeverTheFirstAndNeverOneThatIsLost() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Long[0, 1_000]).Sample((lose, duplicate, extra, index) =>
        {
            var injection = new Injection { LoseEvery = lose, DuplicateEvery = duplicate, ExtraEvery = extra };
            var (lost, doubled, padded) = (injection.Loses(index), injection.Doubles(index), injection.Pads(index));
            return !(lost && (doubled || padded)) && (index > 0 || !(lost || doubled || padded));
        });

    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(1, 0, 0, true)]
    [InlineData(0, 1, 0, true)]
    [InlineData(0, 0, 1, true)]
    public void ChangesBytes_AnyOfTheThree_IsSaid(int lose, int duplicate, int extra, bool changes) =>
        Assert.Equal(changes, new Injection { LoseEvery = lose, DuplicateEvery = duplicate, ExtraEvery = extra, BurnNs = 5, DelayNs = 5 }.ChangesBytes);

    [Fact]
    public void Burns_WithoutBlocks_IsAlwaysOnOrNever()
    {
        Assert.All(Enumerable.Range(0, 100), index => Assert.True(new Injection { BurnNs = 1 }.Burns(index)));
        Assert.All(Enumerable.Range(0, 100), index => Assert.False(new Injection { BurnBlock = 5, BurnSeed = 3 }.Burns(index)));
    }

    [Fact]
    public void Burns_InBlocks_IsTheSameThroughoutABlockAndOnInAboutHalf()
    {
        const int Block = 25;
        const int Blocks = 2_000;
        var injection = Burning(seed: 7);
        var on = 0;
        for (var block = 0; block < Blocks; block++)
        {
            var kinds = Enumerable.Range(block * Block, Block).Select(index => injection.Burns(index)).Distinct();
            on += Assert.Single(kinds) ? 1 : 0;
        }

        Assert.InRange(on, Blocks * 9 / 20, Blocks * 11 / 20); // Half ± 4.5 standard deviations.
    }

    [Fact]
    public void Burns_SameSeed_IsTheSameAndAnotherSeedIsAnother()
    {
        var first = Indices(1_000, Burning(seed: 7).Burns);
        Assert.Equal(first, Indices(1_000, Burning(seed: 7).Burns));
        Assert.NotEqual(first, Indices(1_000, Burning(seed: 8).Burns));
    }

    [Fact]
    public void Plan_WithInjections_SurvivesTheWayToAChild()
    {
        var all = new Injection
        {
            DelayNs = 5_000,
            BurnNs = 20_000,
            BurnBlock = 25,
            BurnSeed = (1UL << 53) - 1,
            LoseEvery = 50,
            DuplicateEvery = 70,
            ExtraEvery = 7,
            ExtraBytes = 10,
        };
        var plan = Plan([new PlannedLane { Lane = "sse:tuned:socket", Injection = all }, new PlannedLane { Lane = "tcp:tuned:socket" }]) with { Pacing = PacingScheme.PacerPerLane };
        var text = JsonSerializer.Serialize(plan, HostChannel.Json);
        var back = JsonSerializer.Deserialize<TrialPlan>(text, HostChannel.Json)!;
        Assert.Equal(text, JsonSerializer.Serialize(back, HostChannel.Json));
        Assert.Equal([all, null], back.Lanes.Select(lane => lane.Injection));
        Assert.Equal(PacingScheme.PacerPerLane, back.Pacing);
        Assert.DoesNotContain('\n', text);
    }

    private static Injection Burning(ulong seed) => new() { BurnNs = 1_000, BurnBlock = 25, BurnSeed = seed };

    private static int[] Indices(int count, Func<long, bool> hits) => Enumerable.Range(0, count).Where(index => hits(index)).ToArray();

    private static TrialPlan Plan(IReadOnlyList<PlannedLane> lanes) => new()
    {
        Id = "r00/burn/cell",
        Experiment = "burn",
        Conditions = "cell",
        Round = 0,
        Seed = 3,
        Mode = FeedMode.Paced,
        Lanes = lanes,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 1_000, Events = 10 },
    };
}
