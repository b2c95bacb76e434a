using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Reads a chunked answer: one JSON document a line, each a part of the results. Only one is in memory at a time.</summary>
internal static class ChunkReader
{
    /// <exception cref="JsonException">An answer that is no JSON or ends in the middle.</exception>
    /// <exception cref="ObservationStoreException">The server answered with an error, or in another form.</exception>
    public static async IAsyncEnumerable<InfluxRow> ReadAsync(Stream body, Patience patience)
    {
        var reader = PipeReader.Create(body);
        var more = true;
        try
        {
            while (await ReadLineAsync(reader, patience) is { } line)
            {
                using var document = JsonDocument.Parse(line);
                foreach (var row in Rows(document.RootElement))
                {
                    yield return row;
                }

                more = Results(document.RootElement).Any(IsPartial);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }

        if (more)
        {
            throw new JsonException("The answer ends before its end.");
        }
    }

    private static async ValueTask<byte[]?> ReadLineAsync(PipeReader reader, Patience patience)
    {
        while (true)
        {
            patience.Restart();
            var read = await reader.ReadAsync(patience.Token);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                if (line.Length > 0)
                {
                    return line;
                }
            }
            else if (read.IsCompleted)
            {
                var rest = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return rest.Length > 0 ? rest : null;
            }
            else
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private static IEnumerable<InfluxRow> Rows(JsonElement answer)
    {
        foreach (var result in Results(answer))
        {
            ThrowIfError(result);
            var statement = result.TryGetProperty("statement_id", out var id) && id.TryGetInt32(out var number) ? number : 0;
            foreach (var series in Elements(result, "series"))
            {
                var name = series.TryGetProperty("name", out var measurement) ? measurement.GetString()! : string.Empty;
                series.TryGetProperty("tags", out var tags);
                foreach (var row in Elements(series, "values"))
                {
                    yield return new InfluxRow(statement, name, tags, row);
                }
            }
        }
    }

    private static JsonElement.ArrayEnumerator Results(JsonElement answer)
    {
        ThrowIfError(answer);
        return answer.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array
            ? results.EnumerateArray()
            : throw new JsonException("The answer has no results.");
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement parent, string name)
        => parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static bool IsPartial(JsonElement result) => result.TryGetProperty("partial", out var partial) && partial.ValueKind == JsonValueKind.True;

    private static void ThrowIfError(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The answer is no object.");
        }

        if (element.TryGetProperty("error", out var error))
        {
            throw new ObservationStoreException($"InfluxDB does not answer the query: {error}");
        }
    }
}
