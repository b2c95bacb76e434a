using System.Globalization;
using System.Text;
using System.Text.Json;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Configuration;

namespace AgeingMonitor.Edge.Tests.Hardware;

/// <summary>One kit of <c>hardware/</c>: what is to be bought and wired, and the configuration for it.</summary>
internal sealed record KitFolder(string Readme, string Configuration, string Drawing)
{
    /// <summary>Parts whose address is burnt in, and therefore no option.</summary>
    private static readonly Dictionary<string, int> FixedAddresses = new(StringComparer.Ordinal) { ["max30102"] = 0x57, ["nau7802"] = 0x2A };

    /// <summary>Kinds without a wire to the header.</summary>
    private static readonly string[] Wireless = ["zigbee", "ble"];

    public static string[] Names => ["core", "medical", "wearable"];

    public static KitFolder Read(string name)
    {
        var folder = Path.Combine(Root(), "hardware", name);
        return new KitFolder(File.ReadAllText(Path.Combine(folder, "README.md")), File.ReadAllText(Path.Combine(folder, "kit.json")), File.ReadAllText(Path.Combine(folder, "wiring.svg")));
    }

    /// <summary>What the agent would say of a configuration: everything that is wrong with it.</summary>
    public static IReadOnlyList<string> WhatTheAgentSays(string json)
    {
        var read = KitConfigurationDecoder.Decode(Encoding.UTF8.GetBytes(json));
        return read.Configuration is { } configuration ? ConfiguredSensors.FindFaults(configuration, out _) : read.Faults;
    }

    /// <summary>Where the configuration and the wiring table contradict each other, and where the table contradicts itself or the header.</summary>
    public IReadOnlyList<string> FindFaults()
    {
        var wires = WiringTable.Read(Readme);
        return [.. wires.FindFaults(), .. Sensors().SelectMany(sensor => FindFaults(sensor, wires))];
    }

    public IEnumerable<SensorSetup> Sensors() => KitConfigurationDecoder.Decode(Encoding.UTF8.GetBytes(Configuration)).Configuration!.Sensors;

    private static IEnumerable<string> FindFaults(SensorSetup sensor, WiringTable table)
    {
        if (Wireless.Contains(sensor.Driver))
        {
            yield break;
        }

        var wires = table.Of(sensor.Name.Value);
        var pins = new List<int>();
        var options = sensor.Options.ValueKind == JsonValueKind.Object ? sensor.Options.EnumerateObject().ToList() : [];
        foreach (var option in options)
        {
            switch (option.Name)
            {
                case "pin" or "lamp-pin" or "buzzer-pin" when option.Value.GetInt32() is >= 0 and var pin:
                    pins.Add(pin);
                    break;
                case "bus" when wires.All(wire => wire.Bus != string.Create(CultureInfo.InvariantCulture, $"I2C {option.Value.GetInt32()}")):
                    yield return $"{sensor.Name}: bus {option.Value} is not in the table";
                    break;
                case "port" when wires.All(wire => wire.Bus != option.Value.GetString()):
                    yield return $"{sensor.Name}: port {option.Value} is not in the table";
                    break;
            }
        }

        int? address = options.FirstOrDefault(option => option.Name == "address") is { Value.ValueKind: JsonValueKind.Number } given ? given.Value.GetInt32() : FixedAddresses.TryGetValue(sensor.Driver, out var burnt) ? burnt : null;
        if (address is { } at && wires.All(wire => wire.Address != at))
        {
            yield return $"{sensor.Name}: address 0x{at:X2} is not in the table";
        }

        // What is left to a default cannot be compared: here it is said.
        if (pins.Count == 0 && address is null && options.All(option => option.Name != "port"))
        {
            yield return $"{sensor.Name}: says neither pin, address nor port";
        }

        var wired = wires.Where(wire => wire.Bcm is not null && wire.Bus is null).Select(wire => wire.Bcm!.Value).Order();
        if (!pins.Order().SequenceEqual(wired))
        {
            yield return $"{sensor.Name}: has pins {string.Join(", ", pins)}, and the table {string.Join(", ", wired)}";
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AgeingMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
