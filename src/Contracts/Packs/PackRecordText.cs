using System.Globalization;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>The texts inside pack records, both ways.</summary>
internal static class PackRecordText
{
    public static string? ToText(ClockState state) => state switch
    {
        ClockState.Synced => "synced",
        ClockState.Holdover => "holdover",
        ClockState.Unset => "unset",
        _ => null,
    };

    public static bool TryParseClock(string text, out ClockState state)
    {
        state = text switch
        {
            "synced" => ClockState.Synced,
            "holdover" => ClockState.Holdover,
            "unset" => ClockState.Unset,
            _ => ClockState.Unknown,
        };
        return state != ClockState.Unknown;
    }

    /// <summary><c>&lt;boot&gt;:&lt;last obs&gt;/&lt;last evt&gt;</c>.</summary>
    public static string ToText(BootEnd end) => string.Create(CultureInfo.InvariantCulture, $"{end.Boot}:{end.LastObs}/{end.LastEvt}");

    public static bool TryParseAfter(ReadOnlySpan<char> text, out BootEnd end)
    {
        end = default;
        int colon = text.IndexOf(':'), slash = text.IndexOf('/');
        if (colon < 0 || slash < colon || !TryParse(text[..colon], 1, out var boot)
            || !TryParse(text[(colon + 1)..slash], 0, out var obs) || !TryParse(text[(slash + 1)..], 0, out var evt))
        {
            return false;
        }

        end = new BootEnd(boot, obs, evt);
        return true;
    }

    /// <summary><c>&lt;boot&gt;:&lt;obs|evt&gt;:&lt;from&gt;-&lt;to&gt;</c>, separated by spaces.</summary>
    public static string ToText(IEnumerable<ShedRange> shed) =>
        string.Join(' ', shed.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Boot}:{LaneNames.ToText(s.Lane)}:{s.Range.First}-{s.Range.Last}")));

    public static bool TryParseShed(string text, out IReadOnlyList<ShedRange> shed)
    {
        shed = [];
        var ranges = new List<ShedRange>();
        foreach (var part in text.AsSpan().Split(' '))
        {
            if (ranges.Count == WireLimits.MaxShedRanges || !TryParseRange(text.AsSpan(part), out var range))
            {
                return false;
            }

            ranges.Add(range);
        }

        shed = ranges;
        return true;
    }

    private static bool TryParseRange(ReadOnlySpan<char> text, out ShedRange range)
    {
        range = default;
        int first = text.IndexOf(':'), last = text.LastIndexOf(':'), dash = text.LastIndexOf('-');
        if (first < 0 || last <= first || dash < last || !LaneNames.TryParse(text[(first + 1)..last].ToString(), out var lane) || lane == Lane.Tick
            || !TryParse(text[..first], 1, out var boot) || !TryParse(text[(last + 1)..dash], 1, out var from)
            || !TryParse(text[(dash + 1)..], from, out var to))
        {
            return false;
        }

        range = new ShedRange(boot, lane, new SequenceRange(from, to));
        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> text, long minimum, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= minimum && value <= WireLimits.MaxInteger;
}
