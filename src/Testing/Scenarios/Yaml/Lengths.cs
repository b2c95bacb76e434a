using System.Buffers;
using System.Globalization;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Reads and writes lengths of time with their units: <c>25 min</c>, <c>4 h 50 min</c>, <c>1.5 d</c>. A day is 24 hours.</summary>
internal static class Lengths
{
    /// <summary>What a length looks like, for messages.</summary>
    public const string Example = "a length with its unit, such as '25 min', '4 h 50 min', '2 d' or '30 s'";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("min", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Reads a length; false when it is none. Larger units come first, each at most once.</summary>
    public static bool TryParse(string text, out TimeSpan length)
    {
        length = TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        var first = 0;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
            {
                return false;
            }

            rest = rest[digits..].TrimStart();
            var letters = rest.IndexOfAnyExceptInRange('a', 'z');
            var unit = letters < 0 ? rest : rest[..letters];
            var index = IndexOf(unit, first);
            if (index < 0)
            {
                return false;
            }

            length += TimeSpan.FromTicks((long)(number * Units[index].Length.Ticks));
            first = index + 1;
            rest = rest[unit.Length..].TrimStart();
        }

        return first > 0;
    }

    /// <summary>The shortest text that <see cref="TryParse"/> reads back; seconds are rounded to microseconds.</summary>
    public static string Text(TimeSpan length)
    {
        var parts = new List<string>();
        foreach (var (unit, size) in Units.SkipLast(1))
        {
            var count = length.Ticks / size.Ticks;
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {unit}"));
                length -= count * size;
            }
        }

        if (length > TimeSpan.Zero || parts.Count == 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.######} s"));
        }

        return string.Join(' ', parts);
    }

    private static int IndexOf(ReadOnlySpan<char> unit, int first)
    {
        for (var i = first; i < Units.Length; i++)
        {
            if (unit.SequenceEqual(Units[i].Unit))
            {
                return i;
            }
        }

        return -1;
    }
}
