using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AgeingMonitor.Host.Commands;

/// <summary>An option that is a length of time: 8h, 1d12h, 90m, 45s, or hours:minutes:seconds, in which 24:00:00 is a day and not 24 of them.</summary>
internal static partial class LengthOption
{
    private const string Forms = "8h, 1d12h, 90m, 45s or hh:mm:ss";

    /// <summary>The length; null when it was not given.</summary>
    /// <exception cref="UsageFaultException">It is no length, or out of range.</exception>
    public static TimeSpan? Read(ParseResult parsed, Option<string?> option, TimeSpan least, TimeSpan most)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        var length = Parse(text) ?? throw new UsageFaultException($"{option.Name} '{text}' is no length of time: write it as {Forms}.");
        return length >= least && length <= most ? length : throw new UsageFaultException($"{option.Name} {text} is out of range: {Say(least)} to {Say(most)}.");
    }

    private static TimeSpan? Parse(string text)
    {
        var match = Clock().Match(text);
        match = match.Success ? match : Units().Match(text);
        return match.Success && text.Length > 0
            ? TimeSpan.FromDays(Number(match, "d")) + TimeSpan.FromHours(Number(match, "h")) + TimeSpan.FromMinutes(Number(match, "m")) + TimeSpan.FromSeconds(Number(match, "s"))
            : null;
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static string Say(TimeSpan length) => length >= TimeSpan.FromDays(1) ? string.Create(CultureInfo.InvariantCulture, $"{length.TotalDays:0.##}d") : string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.##}s");

    [GeneratedRegex(@"\A(?<h>[0-9]{1,6}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\A(?:(?<d>[0-9]{1,6})d)?(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,6})s)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Units();
}
