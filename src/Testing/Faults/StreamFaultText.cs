using System.Globalization;

namespace AgeingMonitor.Testing.Faults;

/// <summary>The text form of stream faults.</summary>
internal static class StreamFaultText
{
    private const string Known = "drop, duplicate, delay, reorder, corrupt, clock";
    private const double MostDropped = 0.9;
    private static readonly StreamFaultOptions None = new();
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The faults, or what is wrong.</summary>
    public static (StreamFaultOptions Options, string? Error) Read(string text)
    {
        var options = None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            var (name, value) = Split(part.Trim(), '=');
            if (name.Length == 0 || value is null)
            {
                return (None, $"'{part.Trim()}' is not of the form fault=share, such as drop=0.01");
            }

            if (!seen.Add(name))
            {
                return (None, $"'{name}' stands twice");
            }

            var (next, error) = Apply(options, name, value);
            if (error is not null)
            {
                return (None, error);
            }

            options = next;
        }

        return (options, null);
    }

    private static (StreamFaultOptions Options, string? Error) Apply(StreamFaultOptions options, string name, string value)
    {
        var (share, time) = name == "delay" ? Split(value, ':') : (value, null);
        if (!double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var chance) || !(chance is >= 0 and <= 1))
        {
            return (options, $"{name}={value}: '{share}' is not a share from 0 to 1");
        }

        if (name == "drop" && chance > MostDropped)
        {
            return (options, $"drop={value}: more than {MostDropped.ToString(CultureInfo.InvariantCulture)} would leave nothing to arrive");
        }

        if (!TryReadTime(time, out var longest))
        {
            return (options, $"delay={value}: '{time}' is not a time from 1 ms to 1 h, such as 500ms, 2s or 1m");
        }

        return name switch
        {
            "drop" => (options with { Drop = chance }, null),
            "duplicate" => (options with { Duplicate = chance }, null),
            "delay" => (options with { Delay = chance, LongestDelay = longest }, null),
            "reorder" => (options with { Reorder = chance }, null),
            "corrupt" => (options with { Corrupt = chance }, null),
            "clock" => (options with { Clock = chance }, null),
            _ => (options, $"there is no fault '{name}'; there are {Known}"),
        };
    }

    private static bool TryReadTime(string? text, out TimeSpan time)
    {
        time = StreamFaultOptions.UsualDelay;
        if (text is null)
        {
            return true;
        }

        var digits = text.TrimEnd('m', 's', 'h');
        double? milliseconds = text[digits.Length..] switch { "ms" => 1, "s" => 1_000, "m" => 60_000, "h" => 3_600_000, _ => null };
        if (milliseconds is null || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count * milliseconds.Value > Longest.TotalMilliseconds)
        {
            return false;
        }

        time = TimeSpan.FromMilliseconds(count * milliseconds.Value);
        return time >= Shortest;
    }

    private static (string Before, string? After) Split(string text, char at) => text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var place ? (text[..place].Trim(), text[(place + 1)..].Trim()) : (text, null);
}
