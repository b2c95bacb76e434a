using System.Globalization;
using System.Text;
using System.Text.Json;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Zigbee;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors.Zigbee;

/// <summary>
/// Twenty-seven real devices as the zigpy project keeps them: what their clusters held is put as Zigbee2MQTT would put it (hundredths of degrees and per cent, halves of a per cent,
/// tenths of volts, 10·log10 lux + 1), and must come out as readings.
/// </summary>
public sealed class ZigbeeSnapshotTests
{
    public static TheoryData<string> Snapshots => [.. Files().Select(file => Path.GetFileName(file)!).DefaultIfEmpty("none")];

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Snapshot_OfARealDevice_IsToldInOurWords(string name)
    {
        var file = Files().FirstOrDefault(file => Path.GetFileName(file) == name);
        Assert.SkipWhen(file is null, "The snapshots of Zigbee devices are not here (AGEING_DATA).");
        using var snapshot = JsonDocument.Parse(File.ReadAllBytes(file!));
        var held = Attributes(snapshot.RootElement);
        var (fields, expected) = Translate(held, snapshot.RootElement);

        var clock = new VirtualClock();
        var output = new RecordedOutput();
        using var options = JsonDocument.Parse("""{"device":"it"}""");
        var device = new ZigbeeDevice(ZigbeeOptions.Read(options.RootElement), clock, output);
        device.Take("zigbee2mqtt/it", Encoding.UTF8.GetBytes("{" + string.Join(',', fields.Select(field => $"\"{field.Name}\":{field.Value}")) + "}"), isKept: false, clock.GetTimestamp());

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), output.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Quantity} {reading.Value.Number:0.##}")).Order(StringComparer.Ordinal));
    }

    private static string[] Files() => SharedData.Find("zigbee-devices") is { } devices ? [.. Directory.GetFiles(devices, "*.json").Order(StringComparer.Ordinal)] : [];

    /// <summary>Values of the first endpoint that has each attribute, by cluster and attribute id.</summary>
    private static Dictionary<(string Cluster, string Attribute), double> Attributes(JsonElement snapshot)
    {
        var held = new Dictionary<(string, string), double>();
        foreach (var endpoint in snapshot.GetProperty("cluster_details").EnumerateObject())
        {
            foreach (var cluster in endpoint.Value.GetProperty("in_clusters").EnumerateObject())
            {
                foreach (var attribute in cluster.Value.GetProperty("attributes").EnumerateObject().Where(attribute => attribute.Value.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.Number))
                {
                    held.TryAdd((cluster.Name, attribute.Name), attribute.Value.GetProperty("value").GetDouble());
                }
            }
        }

        return held;
    }

    private static (List<(string Name, string Value)> Fields, List<string> Expected) Translate(Dictionary<(string Cluster, string Attribute), double> held, JsonElement snapshot)
    {
        var fields = new List<(string, string)>();
        var expected = new List<string>();
        void Number(string name, double value, string quantity)
        {
            fields.Add((name, value.ToString(CultureInfo.InvariantCulture)));
            expected.Add(string.Create(CultureInfo.InvariantCulture, $"{quantity} {value:0.##}"));
        }

        if (held.TryGetValue(("0x0402", "0x0000"), out var temperature))
        {
            Number("temperature", temperature / 100, "room-temperature");
        }

        if (held.TryGetValue(("0x0405", "0x0000"), out var humidity))
        {
            Number("humidity", humidity / 100, "humidity");
        }

        if (held.TryGetValue(("0x0403", "0x0000"), out var pressure))
        {
            Number("pressure", pressure, "pressure");
        }

        if (held.TryGetValue(("0x0400", "0x0000"), out var light))
        {
            Number("illuminance", light > 0 ? Math.Round(Math.Pow(10, (light - 1) / 10000)) : 0, "illuminance");
        }

        if (held.TryGetValue(("0x0406", "0x0000"), out var occupied))
        {
            fields.Add(("occupancy", occupied == 0 ? "false" : "true"));
            expected.AddRange(occupied == 0 ? [] : ["motion 1"]);
        }

        Zone(held, fields, expected);
        Battery(held, fields, expected);
        if (snapshot.GetProperty("lqi") is { ValueKind: JsonValueKind.Number } link)
        {
            fields.Add(("linkquality", link.GetRawText()));
            expected.Add(string.Create(CultureInfo.InvariantCulture, $"link-quality {Math.Round(link.GetDouble() / 255 * 100, 1):0.##}"));
        }

        return (fields, expected);
    }

    private static void Zone(Dictionary<(string Cluster, string Attribute), double> held, List<(string Name, string Value)> fields, List<string> expected)
    {
        if (!held.TryGetValue(("0x0500", "0x0002"), out var status) || !held.TryGetValue(("0x0500", "0x0001"), out var type))
        {
            return;
        }

        var alarm = ((int)status & 1) != 0;
        switch ((int)type)
        {
            case 0x0015:
                // The zone's alarm means open; Zigbee2MQTT turns it round: contact true is closed.
                fields.Add(("contact", alarm ? "false" : "true"));
                expected.Add(alarm ? "contact 1" : "contact 0");
                break;
            case 0x002A:
                fields.Add(("water_leak", alarm ? "true" : "false"));
                expected.Add(alarm ? "water-leak 1" : "water-leak 0");
                break;
            case 0x000D when !fields.Exists(field => field.Name == "occupancy"):
                fields.Add(("occupancy", alarm ? "true" : "false"));
                expected.AddRange(alarm ? ["motion 1"] : []);
                break;
            default:
                break;
        }
    }

    private static void Battery(Dictionary<(string Cluster, string Attribute), double> held, List<(string Name, string Value)> fields, List<string> expected)
    {
        if (!held.TryGetValue(("0x0001", "0x0021"), out var halves))
        {
            return;
        }

        var charge = halves / 2;
        fields.Add(("battery", charge.ToString(CultureInfo.InvariantCulture)));
        if (held.TryGetValue(("0x0001", "0x0020"), out var tenths))
        {
            fields.Add(("voltage", (tenths * 100).ToString(CultureInfo.InvariantCulture)));
            expected.Add(string.Create(CultureInfo.InvariantCulture, $"battery-voltage {tenths / 10:0.##}"));
        }

        expected.Add(string.Create(CultureInfo.InvariantCulture, $"battery {charge:0.##}"));
    }
}
