using System.Globalization;

namespace AgeingMonitor.Host.Commands;

/// <summary>A number of things in words: 1 home, 2 homes.</summary>
internal static class Counted
{
    public static string Homes(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} home{(count == 1 ? string.Empty : "s")}");
}
