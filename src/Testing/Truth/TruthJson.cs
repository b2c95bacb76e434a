using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

/// <summary>The JSON of a truth file's lines: ids as their text, instants as microseconds since 1970 UTC, kinds as words.</summary>
internal static class TruthJson
{
    /// <summary>First member of the first line, by which a truth file is known.</summary>
    public const string Format = "ageing-truth";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new TextIdConverter<HomeId>(HomeId.Parse, id => id.Value),
            new TextIdConverter<SensorId>(SensorId.Parse, id => id.Value),
            new TextIdConverter<ResidentId>(ResidentId.Parse, id => id.Value),
            new TimeRangeConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };

    public static byte[] Write(TruthHeader header) => JsonSerializer.SerializeToUtf8Bytes(new Line { Format = Format, Version = TruthHeader.CurrentVersion, Truth = header }, Options);

    public static byte[] Write(TrueHappening truth)
    {
        var (home, happening) = truth;
        return JsonSerializer.SerializeToUtf8Bytes(
            new Line { Happening = new Told(home, happening.Kind.Name, happening.During, happening.Room, happening.Sensor, happening.Amount, happening.Manner) },
            Options);
    }

    public static byte[] Write(TrueDay day) => JsonSerializer.SerializeToUtf8Bytes(new Line { Day = day }, Options);

    public static byte[] WriteEnd(long entries) => JsonSerializer.SerializeToUtf8Bytes(new Line { End = entries }, Options);

    /// <summary>Reads the first line.</summary>
    /// <exception cref="JsonException">Not the header of a truth file; the message says why.</exception>
    public static TruthHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        var read = Read(line);
        return read switch
        {
            { Format: not Format } => throw new JsonException($"the first line is not the header of a truth file (\"format\":\"{Format}\")"),
            { Version: not TruthHeader.CurrentVersion } => throw new JsonException(FormattableString.Invariant($"this program reads version {TruthHeader.CurrentVersion} only")),
            _ => read.Truth ?? throw new JsonException("the header is missing"),
        };
    }

    /// <summary>Reads a further line; <paramref name="end"/> is the number of entries when it is the end line.</summary>
    /// <exception cref="JsonException">Not a line of a truth file; the message says why.</exception>
    public static TruthEntry ReadEntry(ReadOnlySpan<byte> line, out long? end)
    {
        var read = Read(line);
        end = read.End;
        return read switch
        {
            { End: not null } => default,
            { Happening: { } told, Day: null } => new TruthEntry(told.ToTruth(), null),
            { Happening: null, Day: { } day } => new TruthEntry(null, day),
            _ => throw new JsonException("a line is a happening or a day"),
        };
    }

    private static Line Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<Line>(line, Options) ?? throw new JsonException("a line is one JSON object");

    /// <summary>Every line; each has some of the members.</summary>
    private sealed record Line
    {
        public string? Format { get; init; }

        public int? Version { get; init; }

        public TruthHeader? Truth { get; init; }

        public Told? Happening { get; init; }

        public TrueDay? Day { get; init; }

        public long? End { get; init; }
    }

    private sealed record Told(HomeId Home, string Kind, TimeRange During, RoomKind? Room = null, SensorId? Sensor = null, double? Amount = null, string? Manner = null)
    {
        public TrueHappening ToTruth() => new(Home, new Happening
        {
            Kind = HappeningKinds.Find(Kind) ?? throw new JsonException($"nothing that can happen is called '{Kind}'"),
            During = During,
            Room = Room,
            Sensor = Sensor,
            Amount = Amount,
            Manner = Manner,
        });
    }
}
