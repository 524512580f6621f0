namespace TransportBench.Experiments.Claims.Document;

/// <summary>The document whose claims stand in this folder.</summary>
public static class Seed
{
    /// <summary>Title and year, as <see cref="Claim.Origin"/>.</summary>
    public const string Origin = "SSE对接方案 (2024)";
}
