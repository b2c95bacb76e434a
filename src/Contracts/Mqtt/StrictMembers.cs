using System.Text.Json;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Reads JSON objects whose members are all known, and collects what is wrong: where, what, and what is allowed.</summary>
internal sealed class StrictMembers
{
    /// <summary>More faults than this are not told: the log is read by people.</summary>
    private const int MostFaults = 50;

    private const int ShownCharacters = 40;

    public List<string> Faults { get; } = [];

    /// <summary>The text of a member; null when it is missing or no text.</summary>
    public static string? Text(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var element) && element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>The members of an object, without those that are unknown; false when it is no object.</summary>
    public bool TryOpen(JsonElement element, string where, out Dictionary<string, JsonElement> members, params ReadOnlySpan<string> known)
    {
        members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(where, "an object", element);
            return false;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (known.Contains(member.Name))
            {
                members.Add(member.Name, member.Value);
            }
            else
            {
                Say($"{where}: there is no '{Short(member.Name)}'; there are {string.Join(", ", known.ToArray())}.");
            }
        }

        return true;
    }

    /// <summary>The items of an array; none when it is missing.</summary>
    public IEnumerable<JsonElement> Items(Dictionary<string, JsonElement> members, string name, string where, int most)
    {
        if (!members.TryGetValue(name, out var array))
        {
            return [];
        }

        if (array.ValueKind == JsonValueKind.Array && array.GetArrayLength() <= most)
        {
            return array.EnumerateArray();
        }

        Refuse(where, $"an array of at most {most}", array);
        return [];
    }

    /// <summary>A member is not what it must be.</summary>
    public void Refuse(string where, string allowed, JsonElement element) =>
        Say(element.ValueKind == JsonValueKind.Undefined ? $"{where} is missing; it must be {allowed}." : $"{where} must be {allowed}, not {Short(element.GetRawText())}.");

    /// <summary>Something is wrong.</summary>
    public void Say(string fault)
    {
        if (Faults.Count < MostFaults)
        {
            Faults.Add(fault);
        }
    }

    private static string Short(string text) => text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, ShownCharacters), "…");
}
