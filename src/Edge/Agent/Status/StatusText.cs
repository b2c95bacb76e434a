using System.Globalization;
using System.Text;
using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Agent.Status;

/// <summary>A status in lines for people.</summary>
internal static class StatusText
{
    /// <summary>All of it.</summary>
    public static string Of(KitStatus status)
    {
        var text = new StringBuilder();
        Line(text, "Kit", $"{status.Kit}, version {status.Version}, boot {status.Boot}");
        Line(text, "Connection", status.IsConnected ? "connected" : "NOT CONNECTED: everything is kept and sent later");
        Line(text, "Clock", status.Clock == "unset" ? "NOT SET: readings wait for it" : $"{status.Clock}, within {status.ClockUncertainty:0.###} s");
        Line(text, "Waiting", $"{status.Packs} packs, {status.Waiting} readings");
        if (status.ShedPacks + status.LostReadings > 0)
        {
            Line(text, "Lost", $"{status.ShedPacks} packs dropped for lack of room, {status.LostReadings} readings, since the outbox was made");
        }

        Line(text, "Configuration", $"{(status.ConfigurationVersion is { } version ? $"version {version}" : "none yet")}{(status.RefusedConfigurations > 0 ? $"; {status.RefusedConfigurations} REFUSED since the start, the log says why" : string.Empty)}");
        Line(text, "Certificate", status.CertificateUntil is { } end ? $"until {end:yyyy-MM-dd}" : "cannot be read");
        Line(text, "Sensors", status.Sensors.Count == 0 ? "none" : $"{status.Sensors.Count}");
        foreach (var sensor in status.Sensors)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sensor.Name,-20} {sensor.Driver,-12} {StateOf(sensor),-10} {LastOf(sensor, status.Stamp)}{LossesOf(sensor)}");
            if (sensor.Why is { } why)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {why}");
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A time in its largest unit.</summary>
    public static string Span(TimeSpan time) => time switch
    {
        { TotalSeconds: < 120 } => FormattableString.Invariant($"{Math.Floor(time.TotalSeconds):0} s"),
        { TotalMinutes: < 120 } => FormattableString.Invariant($"{Math.Floor(time.TotalMinutes):0} min"),
        { TotalHours: < 48 } => FormattableString.Invariant($"{Math.Floor(time.TotalHours):0} h"),
        _ => FormattableString.Invariant($"{Math.Floor(time.TotalDays):0} days"),
    };

    private static void Line(StringBuilder text, string name, FormattableString value) => text.AppendLine(CultureInfo.InvariantCulture, $"{name,-14} {value.ToString(CultureInfo.InvariantCulture)}");

    private static void Line(StringBuilder text, string name, string value) => text.AppendLine(CultureInfo.InvariantCulture, $"{name,-14} {value}");

    private static string StateOf(SensorReport sensor) => sensor.State switch
    {
        SensorState.Well => "well",
        SensorState.Suspect => "SUSPECT",
        SensorState.Faulty => "FAULTY",
        _ => "starting",
    };

    private static string LastOf(SensorReport sensor, long stamp) =>
        sensor.LastReading is { } last ? $"last reading {Span(TimeSpan.FromMicroseconds(Math.Max(stamp - last, 0)))} ago" : "nothing measured yet";

    private static string LossesOf(SensorReport sensor) =>
        sensor.Losses.Count == 0 ? string.Empty : $"; lost: {string.Join(", ", sensor.Losses.Select(loss => FormattableString.Invariant($"{loss.Value} {loss.Key}")))}";
}
