using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Host.Commands;

/// <summary>A kit's diagnostics in lines for people.</summary>
internal static class DiagnosticsText
{
    /// <summary>All of it.</summary>
    public static string Of(KitId kit, KitDiagnostics said)
    {
        var text = new StringBuilder();
        Line(text, "Kit", $"{kit}, version {Printable(said.Agent)}, boot {said.Boot}");
        Line(text, "Running", $"program {Span(said.Uptime)}, machine {(said.MachineUptime is { } machine ? Span(machine) : "not told")}");
        Line(text, "Clock", $"{(said.Clock == "unset" ? "NOT SET" : said.Clock)}{(said.ClockUncertainty is { } doubt ? string.Create(CultureInfo.InvariantCulture, $", within {doubt:0.###} s") : string.Empty)}");
        Line(text, "Waiting", $"{said.Packs} packs, {said.Waiting} readings");
        Line(text, "Lost", $"{said.ShedPacks} packs dropped for lack of room, {said.LostReadings} readings, since the outbox was made");
        Line(text, "Configuration", $"{(said.Configuration is { } version ? $"version {version}" : "none yet")}, {said.RefusedConfigurations} refused since the start");
        Line(text, "Certificate", $"{(said.CertificateUntil is { } end ? $"until {DateTimeOffset.UnixEpoch.AddSeconds(end):yyyy-MM-dd}" : "end not told")}");
        Line(text, "Board", $"{Or(said.Temperature, "°C")}, disk {Or(said.DiskFree / 1e6, "MB free")}, memory {Or(said.MemoryFree / 1e6, "MB free")}, storage wear {Or(said.StorageWear, "%")}");
        Line(text, "Supply", $"{(said.Undervoltage is { } weak ? weak ? "TOO WEAK" : "good" : "not told")}, processor {(said.Throttled is { } slow ? slow ? "SLOWED DOWN" : "at full speed" : "not told")}");
        Line(text, "Sensors", $"{(said.Sensors.Count == 0 ? "none" : said.Sensors.Count.ToString(CultureInfo.InvariantCulture))}");
        foreach (var sensor in said.Sensors)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sensor.Name,-20} {Printable(sensor.Driver),-12} {sensor.State,-9} {(sensor.LastReading is { } ago ? $"last reading {Span(ago)} ago" : "nothing measured yet")}, {sensor.Faults} faults");
            if (sensor.LastFault is { } fault)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {(sensor.State is "suspect" or "faulty" ? string.Empty : "was: ")}{Printable(fault)}");
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>What a kit says, without what would steer a terminal.</summary>
    public static string Printable(string text) => new([.. text.Select(character => char.IsControl(character) ? ' ' : character)]);

    private static void Line(StringBuilder text, string name, FormattableString value) => text.AppendLine(CultureInfo.InvariantCulture, $"{name,-14} {value.ToString(CultureInfo.InvariantCulture)}");

    private static string Or(double? value, string unit) => value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0} {unit}") : "not told";

    private static string Span(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 1e10)) switch
    {
        { TotalSeconds: < 120 } time => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds):0} s"),
        { TotalMinutes: < 120 } time => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalMinutes):0} min"),
        { TotalHours: < 48 } time => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):0} h"),
        var time => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalDays):0} days"),
    };
}
