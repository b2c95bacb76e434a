using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A part of a saved state: JSON, deflated (RFC 1951) after one byte that says so. JSON as it is, from states that were saved before, is read too.</summary>
internal static class SavedJson
{
    /// <summary>No JSON begins with it.</summary>
    private const byte Deflated = 1;

    /// <summary>Far more than any home keeps.</summary>
    private const int MostBytes = 16 << 20;

    /// <summary>The same record gives the same bytes.</summary>
    public static byte[] Write<T>(T record, JsonTypeInfo<T> type)
    {
        using var saved = new MemoryStream();
        saved.WriteByte(Deflated);
        using (var deflate = new DeflateStream(saved, CompressionLevel.Fastest))
        {
            deflate.Write(JsonSerializer.SerializeToUtf8Bytes(record, type));
        }

        return saved.ToArray();
    }

    /// <exception cref="JsonException">It is no such record.</exception>
    public static T? Read<T>(byte[] saved, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Json(saved), type);

    /// <summary>The JSON of a part.</summary>
    /// <exception cref="JsonException">It is cut off, or garbage.</exception>
    public static byte[] Json(byte[] saved)
    {
        if (saved is not [Deflated, ..])
        {
            return saved;
        }

        try
        {
            using var deflate = new DeflateStream(new MemoryStream(saved, 1, saved.Length - 1), CompressionMode.Decompress);
            using var json = new MemoryStream();
            var part = new byte[16 << 10];
            for (int read; (read = deflate.Read(part)) > 0;)
            {
                json.Write(part, 0, read);
                if (json.Length > MostBytes)
                {
                    throw new JsonException("More than any home keeps.");
                }
            }

            return json.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new JsonException("This is no saved state.", e);
        }
    }
}
