using Xunit;

namespace TransportBench.UnitTests.Architecture;

/// <summary>That the rules see what they are there to see.</summary>
public sealed class SourceRulesTests
{
    [Theory]
    [InlineData("a/Feed.cs", "public sealed class Feed\n{\n    public enum Inner;\n}\ninternal class Other;")]
    [InlineData("a/Feed.cs", "public sealed record Feed<T>(T Value);")]
    [InlineData("a/Feed.Parsing.cs", "public static partial class Feed;")]
    [InlineData("a/Feed.cs", "internal class Whatever;")]
    [InlineData("a/OnEvent.cs", "public delegate ValueTask<int> OnEvent(int number);")]
    public void OnePublicTypeNamedLikeTheFile_Kept_IsSilent(string path, string text) =>
        Assert.Empty(SourceRules.OnePublicTypeNamedLikeTheFile(path, text));

    [Theory]
    [InlineData("public class Feed;\npublic enum Kind;", "a/Feed.cs holds 2 public types (Feed, Kind)")]
    [InlineData("public readonly record struct Other(int Number);", "a/Feed.cs holds Other")]
    [InlineData("public interface IFeed;", "a/Feed.cs holds IFeed")]
    [InlineData("public delegate void Fed(int number);", "a/Feed.cs holds Fed")]
    public void OnePublicTypeNamedLikeTheFile_Broken_NamesTheOffender(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(SourceRules.OnePublicTypeNamedLikeTheFile("a/Feed.cs", text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Feed.cs", 350, false)]
    [InlineData("Feed.cs", 351, true)]
    [InlineData("Program.cs", 60, false)]
    [InlineData("Program.cs", 61, true)]
    public void Length_Limit_IsTheLastAllowed(string path, int lines, bool tooLong) =>
        Assert.Equal(tooLong, SourceRules.Length(path, string.Concat(Enumerable.Repeat("x\n", lines))).Any());

    [Theory]
    [InlineData("public static class StringHelper;", "StringHelper")]
    [InlineData("    private sealed class ConnectionManager", "ConnectionManager")]
    [InlineData("internal abstract class ClientBase<T>", "ClientBase")]
    [InlineData("public static class Utils", "Utils")]
    [InlineData("public record struct Common(int X);", "Common")]
    public void TellingNames_EmptyWord_NamesTheOffender(string text, string name) =>
        Assert.Contains($"names a type {name};", Assert.Single(SourceRules.TellingNames("a/A.cs", text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("public sealed class Baseline;")]
    [InlineData("/// the class ConnectionManager was a bad idea")]
    [InlineData("var database = new DataBase();")]
    public void TellingNames_Others_AreSilent(string text) => Assert.Empty(SourceRules.TellingNames("a/A.cs", text));
}
