using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;

namespace TransportBench.Load.Scenarios;

/// <summary>Reads a scenario file and finds everything that is wrong in it, with its place.</summary>
public sealed class ScenarioReader
{
    private const int DefaultSize = 128;
    private const int LargestSize = 1024 * 1024;

    private static readonly string[] Known = ["$schema", "name", "description", "transports", "together", "kind", "size_bytes", "connections", "session", "events", "thresholds"];
    private static readonly string[] KnownOfPhase = ["kind", "to", "during", "steps"];
    private static readonly string[] AllTransports = ["websocket", "sse"];
    private static readonly string[] AllKinds = [.. Enum.GetNames<PhaseKind>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] KindsOfEvents = [.. AllKinds.Where(kind => kind != "inject")];

    private static readonly Dictionary<string, PayloadKind> Payloads = Enum.GetValues<PayloadKind>().Where(kind => kind != PayloadKind.EveryByte) // Those have no room for a sequence.
        .ToDictionary(kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()));

    private readonly List<ScenarioMistake> _mistakes = [];

    private ScenarioReader()
    {
    }

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="ScenarioException">It is no scenario; says all that is wrong.</exception>
    public static LoadScenario Read(string json)
    {
        JObject root;
        try
        {
            using var text = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
            root = JToken.ReadFrom(text, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error, CommentHandling = CommentHandling.Ignore }) as JObject
                ?? throw new ScenarioException([new ScenarioMistake(1, 1, "a scenario is a JSON object: { \"name\": …, \"connections\": […], \"events\": […] }")]);
        }
        catch (JsonReaderException e)
        {
            throw new ScenarioException([new ScenarioMistake(e.LineNumber, e.LinePosition, $"this is not JSON: {e.Message}")]);
        }

        var reader = new ScenarioReader();
        var scenario = reader.Scenario(root);
        return reader._mistakes.Count == 0 ? scenario : throw new ScenarioException([.. reader._mistakes.OrderBy(mistake => (mistake.Line, mistake.Column))]);
    }

    private LoadScenario Scenario(JObject root)
    {
        Unknown(root, Known);
        var kind = root["kind"] is { } named && Choice(named, "kind", [.. Payloads.Keys]) is { } chosen ? Payloads[chosen] : PayloadKind.Text;
        var session = root["session"] is { } lasting ? Time(lasting, "session") : null;
        return new LoadScenario
        {
            Session = session,
            Name = Text(Required(root, "name"), "name") ?? "",
            Description = root["description"] is { } words and not JValue { Value: "" } ? Text(words, "description") ?? "" : "",
            Transports = List(root["transports"], "transports", item => Choice(item, "transport", AllTransports)) is { Count: > 0 } transports ? transports : AllTransports,
            Together = root["together"] is { } together && (Flag(together, "together") ?? false),
            Kind = kind,
            SizeBytes = Size(root["size_bytes"], kind),
            Connections = Phases(root, "connections", AllKinds, 0, ScenarioScale.Most),
            Events = Phases(root, "events", KindsOfEvents, 0, ScenarioScale.Most),
            Thresholds = List(root["thresholds"], "thresholds", Threshold),
        };
    }

    private int Size(JToken? token, PayloadKind kind)
    {
        if (token is null) return DefaultSize;
        var least = Math.Max(Feed.MinimumSizeOf(kind), Feed.MinimumSequencedSize);
        return (int)(Number(token, "size_bytes", least, LargestSize, isWhole: true) ?? 0);
    }

    private List<LoadPhase> Phases(JObject root, string name, string[] kinds, double least, double most)
    {
        if (Required(root, name) is not { } token) return [];
        var phases = List(token, name, item => Phase(item, name, kinds, least, most));
        if (phases.Any(phase => phase.Kind == PhaseKind.Inject) && root["session"] is null) Mistake(token, "a phase 'inject' needs to know how long its connections live: 'session' is missing, for example \"session\": \"10s\"");
        if (token is JArray { Count: 0 }) Mistake(token, $"'{name}' needs at least one phase, for example {{ \"kind\": \"constant\", \"to\": 100, \"during\": \"30s\" }}");
        return phases;
    }

    private LoadPhase? Phase(JToken token, string name, string[] kinds, double least, double most)
    {
        if (token is not JObject phase)
        {
            Mistake(token, $"a phase of '{name}' is an object: {{ \"kind\": \"ramp\", \"to\": 100, \"during\": \"10s\" }}");
            return null;
        }

        Unknown(phase, KnownOfPhase);
        var kind = Required(phase, "kind") is { } chosen ? Choice(chosen, "kind", kinds) : null;
        var to = Required(phase, "to") is { } level ? Number(level, "to", least, most, isWhole: false) : null;
        var during = Required(phase, "during") is { } time ? Time(time, "during") : null;
        var steps = phase["steps"] is { } count ? Number(count, "steps", 2, 100, isWhole: true) : 10;
        return kind is null || to is null || during is null || steps is null ? null : new LoadPhase
        {
            Kind = Enum.Parse<PhaseKind>(kind, ignoreCase: true),
            To = to.Value,
            During = during.Value,
            Steps = (int)steps.Value,
        };
    }

    private Threshold? Threshold(JToken token)
    {
        if (Text(token, "a threshold") is not { } text) return null;
        if (Scenarios.Threshold.TryParse(text, out var threshold, out var mistake)) return threshold;
        Mistake(token, mistake!);
        return null;
    }

    private List<T> List<T>(JToken? token, string name, Func<JToken, T?> read)
        where T : class
    {
        if (token is null) return [];
        if (token is JArray array) return [.. array.Select(read).OfType<T>()];
        Mistake(token, $"'{name}' is a list: […]");
        return [];
    }

    private JToken? Required(JObject parent, string name)
    {
        if (parent[name] is { } token) return token;
        Mistake(parent, $"'{name}' is missing");
        return null;
    }

    private void Unknown(JObject parent, string[] known)
    {
        foreach (var property in parent.Properties().Where(property => !known.Contains(property.Name)))
            Mistake(property, $"unknown '{property.Name}'{Suggestion.For(property.Name, known)}; allowed are {string.Join(", ", known.Where(name => name[0] != '$'))}");
    }

    private string? Text(JToken? token, string name)
    {
        if (token is null) return null;
        if (token is JValue { Type: JTokenType.String, Value: string { Length: > 0 } text }) return text;
        Mistake(token, $"{(name.Contains(' ', StringComparison.Ordinal) ? name : $"'{name}'")} is a text that is not empty");
        return null;
    }

    private string? Choice(JToken token, string name, string[] allowed)
    {
        if (token is JValue { Value: string text } && allowed.Contains(text)) return text;
        Mistake(token, $"'{name}' is {token.ToString(Formatting.None)}{(token is JValue { Value: string word } ? Suggestion.For(word, allowed) : "")}; allowed are {string.Join(", ", allowed)}");
        return null;
    }

    private bool? Flag(JToken token, string name)
    {
        if (token is JValue { Value: bool flag }) return flag;
        Mistake(token, $"'{name}' is {token.ToString(Formatting.None)}; allowed are true and false");
        return null;
    }

    private double? Number(JToken token, string name, double least, double most, bool isWhole)
    {
        if (token is JValue { Value: { } value } && value is long or double)
        {
            var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
            if (number >= least && number <= most && (!isWhole || number == Math.Floor(number))) return number;
        }

        Mistake(token, FormattableString.Invariant($"'{name}' is {token.ToString(Formatting.None)}; allowed are {(isWhole ? "whole numbers" : "numbers")} from {least:0.###} to {most:0.###}"));
        return null;
    }

    private TimeSpan? Time(JToken token, string name)
    {
        if (token is JValue { Value: string text } && LoadDuration.TryParse(text, out var time)) return time;
        Mistake(token, $"'{name}' is {token.ToString(Formatting.None)}; allowed are times such as \"500ms\", \"30s\", \"1m30s\", \"1h\", up to 24h");
        return null;
    }

    private void Mistake(JToken token, string message)
    {
        var place = (IJsonLineInfo)token;
        _mistakes.Add(new ScenarioMistake(Math.Max(1, place.LineNumber), Math.Max(1, place.LinePosition), message));
    }
}
