using System.Diagnostics;

namespace AgeingMonitor.Care;

/// <summary>Traces of the care database: one span a transaction.</summary>
internal static class CareActivities
{
    public static readonly ActivitySource Source = new(CareMetrics.MeterName);

    public static Activity? Read() => Source.StartActivity("care.read");

    public static Activity? Write() => Source.StartActivity("care.write");
}
