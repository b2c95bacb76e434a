namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>What is known of a kind of device: how long it may be silent and what its words mean.</summary>
/// <param name="Silence">Longer than any pause of a working one.</param>
/// <param name="OccupancyIsPresence">Whether <c>occupancy</c> lasts while somebody is there (radar), or tells a movement (infrared).</param>
/// <param name="IsCoinCell">Whether it lives on one lithium cell of 3 V, whose voltage tells its charge; two alkaline cells have the same voltage and another curve.</param>
internal sealed record ZigbeeModel(TimeSpan Silence, bool OccupancyIsPresence = false, bool IsCoinCell = false)
{
    /// <summary>Aqara devices on batteries check in about each hour.</summary>
    private static readonly ZigbeeModel AqaraBattery = new(TimeSpan.FromHours(3), IsCoinCell: true);

    /// <summary>Zigbee2MQTT itself gives battery devices 1,500 minutes.</summary>
    private static readonly ZigbeeModel Battery = new(TimeSpan.FromHours(25));

    private static readonly ZigbeeModel CoinCell = Battery with { IsCoinCell = true };

    private static readonly ZigbeeModel Mains = new(TimeSpan.FromHours(2));

    private static readonly ZigbeeModel MainsRadar = new(TimeSpan.FromHours(2), OccupancyIsPresence: true);

    private static readonly Dictionary<string, ZigbeeModel> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RTCGQ11LM"] = AqaraBattery,
        ["RTCGQ14LM"] = AqaraBattery,
        ["MCCGQ11LM"] = AqaraBattery,
        ["DJT11LM"] = AqaraBattery,
        ["WXKG11LM"] = AqaraBattery,
        ["WSDCGQ11LM"] = AqaraBattery,
        ["SJCGQ11LM"] = AqaraBattery,
        ["RTCZCGQ11LM"] = MainsRadar,
        ["RTCZCGQ13LM"] = MainsRadar,
        ["SNZB-06P"] = MainsRadar,
        ["SP-EUC01"] = Mains,
        ["SNZB-03P"] = CoinCell,
        ["E2013"] = Battery,
        ["E2134"] = Battery,
        ["TS0215A_sos"] = CoinCell,
    };

    /// <summary>Before the device is known: what holds for any.</summary>
    public static ZigbeeModel Unknown => Battery;

    /// <summary>By the model and power source that Zigbee2MQTT tells; either may be missing.</summary>
    public static ZigbeeModel Of(string? model, string? powerSource) =>
        model is not null && Known.TryGetValue(model, out var known) ? known
        : powerSource is not null && powerSource.StartsWith("Mains", StringComparison.OrdinalIgnoreCase) ? Mains
        : Unknown;
}
