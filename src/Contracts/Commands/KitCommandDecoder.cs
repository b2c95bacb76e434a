using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>Reads the JSON of topic <c>cmd</c>, strictly. Bad input gives its faults, never an exception. Of a command whose word is not known, members that are not known either are passed over: a later server may have put them there.</summary>
public static class KitCommandDecoder
{
    private const long LatestSecond = 7_258_118_400; // the year 2200
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = WireLimits.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads one payload.</summary>
    public static KitCommandResult Decode(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > CommandRules.MostBytes)
        {
            return new(null, null, [$"It has {payload.Length} bytes; at most {CommandRules.MostBytes} are allowed."]);
        }

        try
        {
            using var document = JsonDocument.Parse(payload, Strict);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, a member that stands twice, or text that is no Unicode.
            return new(null, null, [$"It is not JSON of this form: {e.Message}"]);
        }
    }

    private static KitCommandResult Read(JsonElement root)
    {
        var reader = new StrictMembers();
        if (root.ValueKind != JsonValueKind.Object)
        {
            reader.Refuse("the command", "an object", root);
            return new(null, null, reader.Faults);
        }

        var word = root.TryGetProperty("command", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : string.Empty;
        var kind = CommandRules.KindOf(word);
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (kind == CommandKind.Unknown)
        {
            foreach (var member in root.EnumerateObject())
            {
                members.Add(member.Name, member.Value);
            }
        }
        else
        {
            ReadOnlySpan<string> known = ["request", "command", "expires", "within", "seconds"];
            reader.TryOpen(root, "the command", out members, kind == CommandKind.Identify ? known : known[..^1]);
        }

        if (word.Length is 0 or > CommandRules.LongestWord)
        {
            reader.Refuse("command", $"a word of 1 to {CommandRules.LongestWord} characters", said);
        }

        var hasRequest = CommandId.TryParse(StrictMembers.Text(members, "request"), out var request);
        if (!hasRequest)
        {
            reader.Refuse("request", "c- and 13 characters of base32", members.GetValueOrDefault("request"));
        }

        var expires = Whole(reader, members, "expires", LatestSecond);
        var within = Whole(reader, members, "within", CommandRules.LongestLife);
        int? seconds = kind == CommandKind.Identify && members.ContainsKey("seconds") ? (int)Whole(reader, members, "seconds", CommandRules.MostSeconds) : null;
        return reader.Faults.Count > 0
            ? new(null, hasRequest ? request : null, reader.Faults)
            : new(new KitCommand { Request = request, Kind = kind, Expires = new(expires * Instant.MicrosecondsPerSecond), Within = TimeSpan.FromSeconds(within), Seconds = seconds }, request, []);
    }

    private static long Whole(StrictMembers reader, Dictionary<string, JsonElement> members, string name, long most)
    {
        if (members.TryGetValue(name, out var element) && element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value) && value >= 1 && value <= most)
        {
            return value;
        }

        reader.Refuse(name, $"a whole number from 1 to {most}", element);
        return 1;
    }
}
