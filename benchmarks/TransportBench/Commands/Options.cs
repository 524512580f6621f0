using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json;

namespace TransportBench.Commands;

/// <summary>Options that say what is allowed when they are wrong.</summary>
internal static class Options
{
    /// <summary>A number within a range.</summary>
    public static Option<T> Range<T>(string name, string description, T otherwise, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description}; {least} to {most}"),
            HelpName = "N",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result => Number(result, name, least, most),
        };

    /// <summary>A number within a range that has no default of its own.</summary>
    public static Option<T?> Optional<T>(string name, string description, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description}; {least} to {most}"),
            HelpName = "N",
            CustomParser = result => Number(result, name, least, most),
        };

    /// <summary>A percentage: <c>3</c>, <c>3%</c>; below 1 only with its sign.</summary>
    public static Option<Percentage> Percent(string name, string description, double otherwise, double least, double most) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description}; {least} to {most}"),
        HelpName = "PERCENT",
        DefaultValueFactory = _ => new Percentage(otherwise / 100),
        CustomParser = result =>
            double.TryParse(Text(result) is [.. var number, '%'] ? number.TrimEnd() : Text(result), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most && (value is 0 or >= 1 || Text(result).EndsWith('%')) // 0.05 without a sign is as likely meant as 5 %.
                ? new Percentage(value / 100)
                : Fail<Percentage>(result, string.Create(CultureInfo.InvariantCulture, $"{name} '{Text(result)}' is not allowed: per cent from {least} to {most}, for example 3 or 0.5%")),
    };

    /// <summary>A word of a small set; members are spelled in kebab case.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
        var allowed = string.Join(", ", words.Keys);
        return new Option<T?>(name)
        {
            Description = $"{description}: {allowed}; by default the first",
            HelpName = "WORD",
            CustomParser = result => words.TryGetValue(Text(result), out var value)
                ? value
                : Fail<T>(result, $"{name} '{Text(result)}' is unknown; allowed are {allowed}"),
        };
    }

    /// <summary>An IP address.</summary>
    public static IPAddress? Address(ArgumentResult result) => IPAddress.TryParse(Text(result), out var address)
        ? address
        : Fail<IPAddress>(result, $"'{Text(result)}' is not an IP address, for example 127.0.0.1");

    private static T Number<T>(ArgumentResult result, string name, T least, T most)
        where T : struct, INumber<T> => T.TryParse(Text(result), CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : Fail<T>(result, string.Create(CultureInfo.InvariantCulture, $"{name} '{Text(result)}' is not allowed: a number from {least} to {most}"));

    private static string Text(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;

    private static T? Fail<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
