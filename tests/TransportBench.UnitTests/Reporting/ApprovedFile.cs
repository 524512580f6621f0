using Xunit;

namespace TransportBench.UnitTests.Reporting;

/// <summary>Compares a text with the one that was approved by a person.</summary>
public static class ApprovedFile
{
    /// <summary>Fails unless the text is what Reporting/Approved/<paramref name="name"/> says; the received text is kept for a diff.</summary>
    /// <param name="name">For example <c>report.approved.md</c>.</param>
    /// <param name="received">What the code gave.</param>
    public static void Matches(string name, string received)
    {
        var approved = RepositoryRoot.Of("tests", "TransportBench.UnitTests", "Reporting", "Approved", name);
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected == received)
            return;
        var kept = Path.Combine(AppContext.BaseDirectory, name.Replace(".approved.", ".received.", StringComparison.Ordinal));
        File.WriteAllText(kept, received);
        Assert.Fail($"""
            {name} differs from what was approved, first at line {FirstDifference(expected, received)}.
            Look at it:  diff {approved} {kept}
            If it is right:  cp {kept} {approved}
            """);
    }

    private static int FirstDifference(string expected, string received)
    {
        var (a, b) = (expected.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
            line++;
        return line + 1;
    }
}
