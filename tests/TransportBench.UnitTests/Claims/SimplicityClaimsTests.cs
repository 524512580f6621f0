using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class SimplicityClaimsTests
{
    [Theory]
    [InlineData(50, 20, "shown true")]
    [InlineData(60, 20, "shown false")] // As long.
    [InlineData(50, 30, "shown false")] // Shorter, and no less to know.
    public void SseSimple_Client_NeedsFewerLinesAndFewerMembers(double lines, double members, string expected) =>
        Assert.Equal([expected], ClaimAssert.Outcomes(ClaimAssert.Claim("sse-simple", [Source("client", Transports.ServerSentEvents, lines, members), Source("client", Transports.WebSocket, 60, 30)]), "a"));

    [Theory]
    [InlineData(40, 0, 900, "shown true")]
    [InlineData(39, 0, 900, "shown false")]
    [InlineData(40, 1, 900, "shown false")]
    [InlineData(40, 0, -5, "shown false")] // All at once at the end.
    public void SseSimple_Curl_ReadsAllOfOneAsTheyComeAndNoneOfTheOther(long sse, long webSocket, double beforeEnd, string expected) =>
        Assert.Equal([expected], ClaimAssert.Outcomes(ClaimAssert.Claim("sse-simple", [Curled(Transports.ServerSentEvents, sse, beforeEnd), Curled(Transports.WebSocket, webSocket, beforeEnd)]), "c"));

    [Theory]
    [InlineData(3, "shown true")]
    [InlineData(4, "shown false")]
    public void SseSimple_RoundTrips_NoMoreInAnyVariant(double overTls, string expected)
    {
        var rows = from variant in Variants.Endpoints
                   from transport in new[] { Transports.WebSocket, Transports.ServerSentEvents }
                   let count = variant.Tls && transport == Transports.ServerSentEvents ? overTls : variant.Tls ? 3 : 2
                   select Fabricated.Row(ExperimentIds.RoundTrips, Cells.RoundTrips(variant), RoundTrips.LaneOf(transport, variant), 0) with { Figures = new Dictionary<string, double> { ["round_trips"] = count } };
        Assert.Equal([expected], ClaimAssert.Outcomes(ClaimAssert.Claim("sse-simple", rows), "d"));
    }

    private static TrialRow Source(string side, Transport transport, double lines, double members) =>
        Fabricated.Row(ExperimentIds.SourceSize, side, FaultReaders.LaneOf(FaultReaders.LoopOver(transport)), 0) with
        {
            Figures = new Dictionary<string, double> { ["lines"] = lines, ["api_members"] = members },
        };

    private static TrialRow Curled(Transport transport, long read, double beforeEnd) => Fabricated.Row(ExperimentIds.Curl, Cells.Curl, Curl.LaneOf(transport), 0) with
    {
        Counts = new CountsRow(40, 0, 40, read, 40 - read, 0, 0, read == 40 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["not-read"] = 40 - read }),
        Figures = new Dictionary<string, double> { ["events_read"] = read, ["first_before_end_ms"] = beforeEnd },
    };
}
