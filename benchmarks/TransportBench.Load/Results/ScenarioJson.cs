using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Results;

/// <summary>A scenario inside load.json as a scenario file has it, so that it can be run again as it stands; older files are read as well.</summary>
internal static class ScenarioJson
{
    /// <summary><c>"30s"</c>.</summary>
    public sealed class Times : JsonConverter<TimeSpan>
    {
        /// <inheritdoc/>
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? "";
            return LoadDuration.TryParse(text, out var time) || (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out time)) ? time : throw new JsonException($"'{text}' is no time");
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(LoadDuration.Text(value));
    }

    /// <summary><c>"p99 &lt; 20ms"</c>.</summary>
    public sealed class Thresholds : JsonConverter<Threshold>
    {
        /// <inheritdoc/>
        public override Threshold Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            var text = value.RootElement.ValueKind == JsonValueKind.Object && value.RootElement.TryGetProperty("text", out var inner) ? inner : value.RootElement;
            if (text.ValueKind != JsonValueKind.String) throw new JsonException("a threshold is a text");
            return Threshold.TryParse(text.GetString()!, out var threshold, out var mistake) ? threshold! : throw new JsonException(mistake);
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, Threshold value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
