using System.Globalization;
using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Options;

/// <summary>Reads a sensor's options strictly: what is misspelt, of the wrong type or out of range is refused, all of it in one message. One caller at a time.</summary>
internal sealed class OptionReader
{
    private readonly string driver;
    private readonly Dictionary<string, JsonElement> given = new(StringComparer.Ordinal);
    private readonly List<string> known = [];
    private readonly List<string> errors = [];

    public OptionReader(string driver, JsonElement options)
    {
        this.driver = driver;
        if (options.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return;
        }

        if (options.ValueKind is not JsonValueKind.Object)
        {
            errors.Add("options must be an object");
            return;
        }

        foreach (var option in options.EnumerateObject())
        {
            if (!given.TryAdd(option.Name, option.Value))
            {
                errors.Add($"'{option.Name}' stands twice");
            }
        }
    }

    /// <summary>A whole number between two limits, both allowed.</summary>
    public int Whole(string name, int usual, int least, int most)
    {
        if (!TryTake(name, out var value))
        {
            return usual;
        }

        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : Refuse(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), usual);
    }

    /// <summary>A number between two limits, both allowed.</summary>
    public double Number(string name, double usual, double least, double most)
    {
        if (!TryTake(name, out var value))
        {
            return usual;
        }

        return value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : Refuse(name, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), usual);
    }

    /// <summary>One of a few whole numbers; the first is the usual one.</summary>
    public int OneOf(string name, params ReadOnlySpan<int> allowed)
    {
        if (!TryTake(name, out var value))
        {
            return allowed[0];
        }

        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && allowed.Contains(number)
            ? number
            : Refuse(name, string.Join(" or ", allowed.ToArray()), allowed[0]);
    }

    /// <summary>One of a few words; the first is the usual one.</summary>
    public string OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        if (!TryTake(name, out var value))
        {
            return allowed[0];
        }

        return value.ValueKind is JsonValueKind.String && allowed.Contains(value.GetString()!)
            ? value.GetString()!
            : Refuse(name, string.Join(" or ", allowed.ToArray().Select(word => $"\"{word}\"")), allowed[0]);
    }

    /// <summary>A text of 1 to 200 characters.</summary>
    public string Text(string name, string usual)
    {
        if (!TryTake(name, out var value))
        {
            return usual;
        }

        return value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= 200 } text
            ? text
            : Refuse(name, "a text of 1 to 200 characters", usual);
    }

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name)
    {
        if (!given.ContainsKey(name))
        {
            errors.Add($"'{name}' is missing");
        }

        return Text(name, "?");
    }

    /// <summary>Yes or no.</summary>
    public bool Flag(string name, bool usual)
    {
        if (!TryTake(name, out var value))
        {
            return usual;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Refuse(name, "true or false", usual);
    }

    /// <summary>Something that holds between options.</summary>
    public void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            errors.Add(otherwise);
        }
    }

    /// <summary>Says everything that was wrong; to be called when every option was read.</summary>
    /// <exception cref="SensorFaultException">Something was.</exception>
    public void Done()
    {
        foreach (var name in given.Keys.Except(known, StringComparer.Ordinal))
        {
            errors.Add($"there is no option '{name}'; there are {string.Join(", ", known)}");
        }

        if (errors.Count > 0)
        {
            throw new SensorFaultException(SensorFault.Setup, $"{driver}: {string.Join("; ", errors)}.");
        }
    }

    private bool TryTake(string name, out JsonElement value)
    {
        known.Add(name);
        return given.TryGetValue(name, out value) && value.ValueKind is not JsonValueKind.Null;
    }

    private T Refuse<T>(string name, string allowed, T usual)
    {
        errors.Add($"'{name}' must be {allowed}, not {Shortly(given[name])}");
        return usual;
    }

    private static string Shortly(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
    }
}
