using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Care.Installation;

/// <summary>The report as JSON: the bytes that are signed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = false)]
[JsonSerializable(typeof(CommissioningReport))]
[JsonSerializable(typeof(IReadOnlyList<CommissionedValue>))]
public sealed partial class CommissioningJson : JsonSerializerContext
{
    /// <summary>The bytes that are signed; the same report always has the same.</summary>
    public static byte[] Write(CommissioningReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Default.CommissioningReport);

    /// <summary>Reads a report; null when it is none.</summary>
    public static CommissioningReport? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Default.CommissioningReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
