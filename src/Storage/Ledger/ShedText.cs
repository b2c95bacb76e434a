using System.Globalization;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Storage.Ledger;

/// <summary>The stored text of shed ranges: <c>boot:lane:first-last</c> separated by commas, lanes by number. Null for none.</summary>
internal static class ShedText
{
    public static string? Format(IReadOnlyList<ShedRange> ranges) => ranges.Count == 0
        ? null
        : string.Join(',', ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Boot}:{(int)r.Lane}:{r.Range.First}-{r.Range.Last}")));

    /// <exception cref="FormatException">The text is not of this form: the store was written by something else.</exception>
    public static IReadOnlyList<ShedRange> Parse(string? text) => string.IsNullOrEmpty(text)
        ? []
        : [.. text.Split(',').Select(ParseOne)];

    private static ShedRange ParseOne(string text)
    {
        var parts = text.Split(':', '-');
        return parts.Length == 4
            ? new ShedRange(Number(parts[0]), (Lane)Number(parts[1]), new SequenceRange(Number(parts[2]), Number(parts[3])))
            : throw new FormatException($"'{text}' is not a shed range.");
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
