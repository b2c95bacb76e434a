using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AgeingMonitor.Storage.Influx;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>The corpus of influxdata/line-protocol (commit 08518c8): 67 points and their lines, 3,986 texts and their points or refusal.</summary>
public sealed class LineProtocolCorpusTests
{
    [Fact]
    public void Encode_EveryCaseOfTheCorpus_GivesItsLine()
    {
        using var corpus = Read();
        var cases = 0;
        foreach (var entry in corpus.RootElement.GetProperty("encode").EnumerateObject())
        {
            var point = entry.Value.GetProperty("input").GetProperty("point");

            var line = Encode(point, escapeControls: true);

            Assert.Equal(entry.Value.GetProperty("output").GetProperty("result").GetString() + "\n", line);
            cases++;
        }

        Assert.Equal(67, cases);
    }

    [Fact]
    public void Encode_WithBareControls_DecodesToTheSamePoint()
    {
        using var corpus = Read();
        foreach (var entry in corpus.RootElement.GetProperty("encode").EnumerateObject())
        {
            var point = entry.Value.GetProperty("input").GetProperty("point");

            var line = Encode(point, escapeControls: false);

            Assert.Equal(Expected(point).ToString(), Assert.Single(LineProtocolDecoder.Decode(Encoding.UTF8.GetBytes(line), 0, 1)).ToString());
        }
    }

    [Fact]
    public void Decode_EveryCaseOfTheCorpus_Agrees()
    {
        using var corpus = Read();
        var cases = 0;
        var wrong = new List<string>();
        foreach (var entry in corpus.RootElement.GetProperty("decode").EnumerateObject())
        {
            var input = entry.Value.GetProperty("input");
            var output = entry.Value.GetProperty("output");
            var expected = output.TryGetProperty("result", out var points) ? string.Join('\n', points.EnumerateArray().Select(Expected)) : "refused";

            var actual = Decode(input);

            if (expected != actual)
            {
                wrong.Add($"{entry.Name}: {expected} but {actual}");
            }

            cases++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(3_986, cases);
    }

    private static string Decode(JsonElement input)
    {
        var precision = input.GetProperty("precision").GetString() switch { "1s" => 1_000_000_000L, "1ms" => 1_000_000, "1µs" => 1_000, _ => 1 };
        var text = input.GetProperty("text");
        var bytes = text.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(text.GetString()!) : text.GetProperty("binary").GetBytesFromBase64();
        try
        {
            return string.Join('\n', LineProtocolDecoder.Decode(bytes, input.GetProperty("defaultTime").GetInt64(), precision));
        }
        catch (FormatException)
        {
            return "refused";
        }
    }

    private static LinePoint Expected(JsonElement point) => new(
        point.GetProperty("name").GetString()!,
        new SortedDictionary<string, string>(point.GetProperty("tags").EnumerateArray().ToDictionary(t => t.GetProperty("key").GetString()!, t => t.GetProperty("value").GetString()!), StringComparer.Ordinal),
        [.. point.GetProperty("fields").EnumerateArray().Select(f => (f.GetProperty("key").GetString()!, Value(f.GetProperty("value"))))],
        point.GetProperty("time").GetInt64());

    private static object Value(JsonElement value)
    {
        var property = value.EnumerateObject().Single();
        return property.Name switch
        {
            "float" => property.Value.GetDouble(),
            "int" => property.Value.GetInt64(),
            "uint" => property.Value.GetUInt64(),
            "bool" => property.Value.GetBoolean(),
            _ => property.Value.GetString()!,
        };
    }

    private static string Encode(JsonElement point, bool escapeControls)
    {
        var output = new ArrayBufferWriter<byte>();
        var encoder = new LineProtocolEncoder(output, escapeControls);
        var expected = Expected(point);
        encoder.Measurement(expected.Measurement);
        foreach (var (key, value) in expected.Tags)
        {
            encoder.Tag(key, value);
        }

        foreach (var (key, value) in expected.Fields)
        {
            switch (value)
            {
                case double number:
                    encoder.Field(key, number);
                    break;
                case long whole:
                    encoder.Field(key, whole);
                    break;
                case bool flag:
                    encoder.Field(key, flag);
                    break;
                default:
                    encoder.Field(key, (string)value);
                    break;
            }
        }

        encoder.Time(expected.Time);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static JsonDocument Read()
    {
        using var file = File.OpenRead(Path.Combine(SharedData.Require("line-protocol"), "corpus.json.gz"));
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        return JsonDocument.Parse(unpacked);
    }
}
