using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>The manifest's JSON: ids as their text, instants as microseconds (null for an open end), kinds as words.</summary>
internal static class ManifestJson
{
    /// <summary>First member of the first line, by which a recording is known.</summary>
    public const string Format = "ageing-recording";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new TextIdConverter<HomeId>(HomeId.Parse, id => id.Value),
            new TextIdConverter<RoomId>(RoomId.Parse, id => id.Value),
            new TextIdConverter<KitId>(KitId.Parse, id => id.Value),
            new TextIdConverter<SensorId>(SensorId.Parse, id => id.Value),
            new TextIdConverter<ResidentId>(ResidentId.Parse, id => id.Value),
            new TextIdConverter<CareTeamId>(CareTeamId.Parse, id => id.Value),
            new TimeRangeConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    public static byte[] Write(RecordingManifest manifest) =>
        JsonSerializer.SerializeToUtf8Bytes(new FirstLine(Format, manifest.Version, manifest), Options);

    /// <summary>Reads the first line; exactly one of the two results is there.</summary>
    public static (RecordingManifest? Manifest, RecordingFault? Fault) Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("format", out var format)
                || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
            {
                return (null, new RecordingFault(1, "bad-manifest", $"the first line is not the manifest of a recording (\"format\":\"{Format}\")"));
            }

            if (!document.RootElement.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number) || number != RecordingManifest.CurrentVersion)
            {
                return (null, new RecordingFault(1, "unknown-version", FormattableString.Invariant($"this program reads version {RecordingManifest.CurrentVersion} only")));
            }

            var manifest = document.RootElement.Deserialize<FirstLine>(Options)!.Manifest;
            return manifest.Name.Length is 0 or > RecordingLimits.MaxNameLength
                ? (null, new RecordingFault(1, "bad-manifest", $"the name must have 1 to {RecordingLimits.MaxNameLength} characters"))
                : (manifest, null);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return (null, new RecordingFault(1, e is JsonException { Path: null } ? "not-json" : "bad-manifest", e.Message));
        }
    }

    private sealed record FirstLine(string Format, int Version, RecordingManifest Manifest);
}
