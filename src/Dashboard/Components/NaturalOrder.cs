using System.Globalization;

namespace AgeingMonitor.Dashboard.Components;

/// <summary>Orders labels as people do: "Home 9" before "Home 10".</summary>
internal static class NaturalOrder
{
    public static readonly StringComparer Instance = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering);
}
