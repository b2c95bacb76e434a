using System.Text.Json;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Reads the JSON of topic <c>cfg</c>, strictly: what is misspelt would otherwise silently not be done. Bad input gives its faults, never an exception.</summary>
public static class KitConfigurationDecoder
{
    /// <summary>Longest word for a driver, and longest name of a time zone, in characters.</summary>
    internal const int MaxWord = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = WireLimits.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads one payload.</summary>
    public static KitConfigurationResult Decode(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > WireLimits.MaxMessageBytes)
        {
            return new(null, [$"It has {payload.Length} bytes; at most {WireLimits.MaxMessageBytes} are allowed."]);
        }

        try
        {
            using var document = JsonDocument.Parse(payload, Strict);
            var reader = new StrictMembers();
            var configuration = Read(reader, document.RootElement);
            return reader.Faults.Count == 0 ? new(configuration, []) : new(null, reader.Faults);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, a member that stands twice, or text that is no Unicode.
            return new(null, [$"It is not JSON of this form: {e.Message}"]);
        }
    }

    private static KitConfiguration? Read(StrictMembers reader, JsonElement root)
    {
        if (!reader.TryOpen(root, "the configuration", out var members, "version", "timeZone", "sensors", "rules"))
        {
            return null;
        }

        var version = 0L;
        if (!members.TryGetValue("version", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out version) || version is < 1 or > WireLimits.MaxInteger)
        {
            reader.Refuse("version", $"a whole number from 1 to {WireLimits.MaxInteger}", number);
        }

        var sensors = new List<SensorSetup>();
        var index = 0;
        foreach (var sensor in reader.Items(members, "sensors", "sensors", WireLimits.MaxSensors))
        {
            ReadSensor(reader, sensor, $"sensors[{index++}]", sensors);
        }

        return new KitConfiguration { Version = version, TimeZone = ReadTimeZone(reader, members), Sensors = sensors, Rules = ReadRules(reader, members, sensors) };
    }

    private static string? ReadTimeZone(StrictMembers reader, Dictionary<string, JsonElement> members)
    {
        if (!members.TryGetValue("timeZone", out var zone))
        {
            return null;
        }

        var text = zone.ValueKind == JsonValueKind.String ? zone.GetString()! : string.Empty;
        if (!IsTimeZone(text))
        {
            reader.Refuse("timeZone", "an IANA name such as \"Europe/Paris\"", zone);
        }

        return text;
    }

    private static void ReadSensor(StrictMembers reader, JsonElement element, string where, List<SensorSetup> sensors)
    {
        if (!reader.TryOpen(element, where, out var members, "name", "driver", "options"))
        {
            return;
        }

        var isNamed = SensorId.TryParse(StrictMembers.Text(members, "name"), out var name);
        if (!isNamed || IsReserved(name))
        {
            reader.Refuse($"{where}.name", $"1 to {SensorId.MaxLength} lower-case letters, digits and inner hyphens, and neither pack nor kit", members.GetValueOrDefault("name"));
        }
        else if (sensors.Any(sensor => sensor.Name == name))
        {
            reader.Say($"{where}.name: there are two sensors '{name}'; each name stands once.");
        }

        var driver = StrictMembers.Text(members, "driver") ?? string.Empty;
        if (driver.Length is 0 or > MaxWord)
        {
            reader.Refuse($"{where}.driver", $"a word of 1 to {MaxWord} characters", members.GetValueOrDefault("driver"));
        }

        var options = members.GetValueOrDefault("options");
        if (options.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
        {
            reader.Refuse($"{where}.options", "an object", options);
        }

        sensors.Add(new SensorSetup(name, driver, options.ValueKind == JsonValueKind.Undefined ? default : options.Clone()));
    }

    private static KitRules ReadRules(StrictMembers reader, Dictionary<string, JsonElement> root, List<SensorSetup> sensors)
    {
        if (!root.TryGetValue("rules", out var element) || !reader.TryOpen(element, "rules", out var members, "worn", "tooWarm"))
        {
            return new KitRules();
        }

        var limits = new List<TemperatureLimit>();
        var index = 0;
        foreach (var item in reader.Items(members, "tooWarm", "rules.tooWarm", WireLimits.MaxSensors))
        {
            var where = $"rules.tooWarm[{index++}]";
            if (!reader.TryOpen(item, where, out var limit, "sensor", "above"))
            {
                continue;
            }

            var above = 0.0;
            if (!limit.TryGetValue("above", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetDouble(out above) || above is not (>= TemperatureLimit.Least and <= TemperatureLimit.Most))
            {
                reader.Refuse($"{where}.above", $"a number from {TemperatureLimit.Least:0} to {TemperatureLimit.Most:0}, in degrees Celsius", number);
            }

            limits.Add(new TemperatureLimit(OneOf(reader, sensors, limit, "sensor", $"{where}.sensor"), above));
        }

        return new KitRules { Worn = members.ContainsKey("worn") ? OneOf(reader, sensors, members, "worn", "rules.worn") : null, TooWarm = limits };
    }

    private static SensorId OneOf(StrictMembers reader, List<SensorSetup> sensors, Dictionary<string, JsonElement> members, string name, string where)
    {
        if (!SensorId.TryParse(StrictMembers.Text(members, name), out var id) || sensors.All(sensor => sensor.Name != id))
        {
            reader.Refuse(where, "the name of one of the sensors", members.GetValueOrDefault(name));
        }

        return id;
    }

    /// <summary>Names that mean something else: the pack's own records, and the kit's own health.</summary>
    internal static bool IsReserved(SensorId name) => name.Value is "pack" or "kit";

    /// <summary>The form of a name, not whether there is such a zone: a kit may have older tables than the server.</summary>
    internal static bool IsTimeZone(string text) => text.Length is > 0 and <= MaxWord && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
