using System.Collections.Frozen;

namespace AgeingMonitor.Contracts.Units;

/// <summary>
/// The one table of units: SenML labels (RFC 8428 section 12.1 and RFC 8798; registry iana.org/assignments/senml) and their UCUM codes (ucum.org), both ways.
/// Note 2 of the registry: the label <c>%</c> is a ratio from 0 to 1, not a percentage; a percentage is <c>/100</c>, <c>%RH</c> or <c>%EL</c>.
/// </summary>
public static partial class UnitTable
{
    /// <summary>Every row, in the order of the registry.</summary>
    public static IReadOnlyList<UnitLabel> All { get; } =
    [
        new("m", "m", "m", UnitOrigin.Primary, 1m, 1m, 0m),
        new("kg", "kg", "kg", UnitOrigin.Primary, 1m, 1m, 0m),
        new("g", "g", "kg", UnitOrigin.Primary, 1m, 1000m, 0m),
        new("s", "s", "s", UnitOrigin.Primary, 1m, 1m, 0m),
        new("A", "A", "A", UnitOrigin.Primary, 1m, 1m, 0m),
        new("K", "K", "K", UnitOrigin.Primary, 1m, 1m, 0m),
        new("cd", "cd", "cd", UnitOrigin.Primary, 1m, 1m, 0m),
        new("mol", "mol", "mol", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Hz", "Hz", "Hz", UnitOrigin.Primary, 1m, 1m, 0m),
        new("rad", "rad", "rad", UnitOrigin.Primary, 1m, 1m, 0m),
        new("sr", "sr", "sr", UnitOrigin.Primary, 1m, 1m, 0m),
        new("N", "N", "N", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Pa", "Pa", "Pa", UnitOrigin.Primary, 1m, 1m, 0m),
        new("J", "J", "J", UnitOrigin.Primary, 1m, 1m, 0m),
        new("W", "W", "W", UnitOrigin.Primary, 1m, 1m, 0m),
        new("C", "C", "C", UnitOrigin.Primary, 1m, 1m, 0m),
        new("V", "V", "V", UnitOrigin.Primary, 1m, 1m, 0m),
        new("F", "F", "F", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Ohm", "Ohm", "Ohm", UnitOrigin.Primary, 1m, 1m, 0m),
        new("S", "S", "S", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Wb", "Wb", "Wb", UnitOrigin.Primary, 1m, 1m, 0m),
        new("T", "T", "T", UnitOrigin.Primary, 1m, 1m, 0m),
        new("H", "H", "H", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Cel", "Cel", "K", UnitOrigin.Primary, 1m, 1m, 273.15m),
        new("lm", "lm", "lm", UnitOrigin.Primary, 1m, 1m, 0m),
        new("lx", "lx", "lx", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Bq", "Bq", "Bq", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Gy", "Gy", "Gy", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Sv", "Sv", "Sv", UnitOrigin.Primary, 1m, 1m, 0m),
        new("kat", "kat", "kat", UnitOrigin.Primary, 1m, 1m, 0m),
        new("m2", "m2", "m2", UnitOrigin.Primary, 1m, 1m, 0m),
        new("m3", "m3", "m3", UnitOrigin.Primary, 1m, 1m, 0m),
        new("l", "L", "m3", UnitOrigin.Primary, 1m, 1000m, 0m),
        new("m/s", "m/s", "m/s", UnitOrigin.Primary, 1m, 1m, 0m),
        new("m/s2", "m/s2", "m/s2", UnitOrigin.Primary, 1m, 1m, 0m),
        new("m3/s", "m3/s", "m3/s", UnitOrigin.Primary, 1m, 1m, 0m),
        new("l/s", "L/s", "m3/s", UnitOrigin.Primary, 1m, 1000m, 0m),
        new("W/m2", "W/m2", "W/m2", UnitOrigin.Primary, 1m, 1m, 0m),
        new("cd/m2", "cd/m2", "cd/m2", UnitOrigin.Primary, 1m, 1m, 0m),
        new("bit", "bit", "bit", UnitOrigin.Primary, 1m, 1m, 0m),
        new("bit/s", "bit/s", "bit/s", UnitOrigin.Primary, 1m, 1m, 0m),
        new("lat", "deg", "lat", UnitOrigin.Primary, 1m, 1m, 0m),
        new("lon", "deg", "lon", UnitOrigin.Primary, 1m, 1m, 0m),
        new("pH", "[pH]", "pH", UnitOrigin.Primary, 1m, 1m, 0m),
        new("dB", "dB", "dB", UnitOrigin.Primary, 1m, 1m, 0m),
        new("dBW", "dB[W]", "dBW", UnitOrigin.Primary, 1m, 1m, 0m),
        new("Bspl", "B[SPL]", "Bspl", UnitOrigin.Primary, 1m, 1m, 0m),
        new("count", "1", "count", UnitOrigin.Primary, 1m, 1m, 0m),
        new("/", "1", "/", UnitOrigin.Primary, 1m, 1m, 0m),
        new("%", "1", "/", UnitOrigin.Primary, 1m, 1m, 0m),
        new("%RH", "%", "/", UnitOrigin.Primary, 1m, 100m, 0m),
        new("%EL", "%", "/", UnitOrigin.Primary, 1m, 100m, 0m),
        new("EL", "s", "EL", UnitOrigin.Primary, 1m, 1m, 0m),
        new("1/s", "/s", "Hz", UnitOrigin.Primary, 1m, 1m, 0m),
        new("1/min", "/min", "Hz", UnitOrigin.Primary, 1m, 60m, 0m),
        new("beat/min", "/min", "Hz", UnitOrigin.Primary, 1m, 60m, 0m),
        new("beats", "1", "beats", UnitOrigin.Primary, 1m, 1m, 0m),
        new("S/m", "S/m", "S/m", UnitOrigin.Primary, 1m, 1m, 0m),
        new("B", "By", "B", UnitOrigin.Primary, 1m, 1m, 0m),
        new("VA", "V.A", "VA", UnitOrigin.Primary, 1m, 1m, 0m),
        new("VAs", "V.A.s", "VAs", UnitOrigin.Primary, 1m, 1m, 0m),
        new("var", "V.A", "var", UnitOrigin.Primary, 1m, 1m, 0m),
        new("vars", "V.A.s", "vars", UnitOrigin.Primary, 1m, 1m, 0m),
        new("J/m", "J/m", "J/m", UnitOrigin.Primary, 1m, 1m, 0m),
        new("kg/m3", "kg/m3", "kg/m3", UnitOrigin.Primary, 1m, 1m, 0m),
        new("deg", "deg", "deg", UnitOrigin.Primary, 1m, 1m, 0m),

        // RFC 8798 section 4.
        new("ms", "ms", "s", UnitOrigin.Secondary, 1m, 1000m, 0m),
        new("min", "min", "s", UnitOrigin.Secondary, 60m, 1m, 0m),
        new("h", "h", "s", UnitOrigin.Secondary, 3600m, 1m, 0m),
        new("MHz", "MHz", "Hz", UnitOrigin.Secondary, 1000000m, 1m, 0m),
        new("kW", "kW", "W", UnitOrigin.Secondary, 1000m, 1m, 0m),
        new("kVA", "kV.A", "VA", UnitOrigin.Secondary, 1000m, 1m, 0m),
        new("kvar", "kV.A", "var", UnitOrigin.Secondary, 1000m, 1m, 0m),
        new("Ah", "A.h", "C", UnitOrigin.Secondary, 3600m, 1m, 0m),
        new("Wh", "W.h", "J", UnitOrigin.Secondary, 3600m, 1m, 0m),
        new("kWh", "kW.h", "J", UnitOrigin.Secondary, 3600000m, 1m, 0m),
        new("varh", "V.A.h", "vars", UnitOrigin.Secondary, 3600m, 1m, 0m),
        new("kvarh", "kV.A.h", "vars", UnitOrigin.Secondary, 3600000m, 1m, 0m),
        new("kVAh", "kV.A.h", "VAs", UnitOrigin.Secondary, 3600000m, 1m, 0m),
        new("Wh/km", "W.h/km", "J/m", UnitOrigin.Secondary, 3.6m, 1m, 0m),
        new("KiB", "KiBy", "B", UnitOrigin.Secondary, 1024m, 1m, 0m),
        new("GB", "GBy", "B", UnitOrigin.Secondary, 1000000000m, 1m, 0m),
        new("Mbit/s", "Mbit/s", "bit/s", UnitOrigin.Secondary, 1000000m, 1m, 0m),
        new("B/s", "By/s", "bit/s", UnitOrigin.Secondary, 8m, 1m, 0m),
        new("MB/s", "MBy/s", "bit/s", UnitOrigin.Secondary, 8000000m, 1m, 0m),
        new("mV", "mV", "V", UnitOrigin.Secondary, 1m, 1000m, 0m),
        new("mA", "mA", "A", UnitOrigin.Secondary, 1m, 1000m, 0m),
        new("dBm", null, "dBW", UnitOrigin.Secondary, 1m, 1m, -30m),
        new("ug/m3", "ug/m3", "kg/m3", UnitOrigin.Secondary, 1m, 1000000000m, 0m),
        new("mm/h", "mm/h", "m/s", UnitOrigin.Secondary, 1m, 3600000m, 0m),
        new("m/h", "m/h", "m/s", UnitOrigin.Secondary, 1m, 3600m, 0m),
        new("ppm", "[ppm]", "/", UnitOrigin.Secondary, 1m, 1000000m, 0m),
        new("/100", "%", "/", UnitOrigin.Secondary, 1m, 100m, 0m),
        new("/1000", "[ppth]", "/", UnitOrigin.Secondary, 1m, 1000m, 0m),
        new("hPa", "hPa", "Pa", UnitOrigin.Secondary, 100m, 1m, 0m),
        new("mm", "mm", "m", UnitOrigin.Secondary, 1m, 1000m, 0m),
        new("cm", "cm", "m", UnitOrigin.Secondary, 1m, 100m, 0m),
        new("km", "km", "m", UnitOrigin.Secondary, 1000m, 1m, 0m),
        new("km/h", "km/h", "m/s", UnitOrigin.Secondary, 1m, 3.6m, 0m),

        // UCUM defines the metre of mercury as 133.322 kPa.
        new("mm[Hg]", "mm[Hg]", "Pa", UnitOrigin.Private, 133.322m, 1m, 0m),
    ];

    private static readonly FrozenDictionary<string, UnitLabel> ByLabel = All.ToFrozenDictionary(u => u.Label, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, UnitLabel>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByLabel.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, UnitLabel> ByUcum = All
        .Where(u => u.Ucum is not null).OrderBy(Preference).DistinctBy(u => u.Ucum).ToFrozenDictionary(u => u.Ucum!, StringComparer.Ordinal);
}
