using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AgeingMonitor.Edge.Tests.Hardware;

public sealed partial class KitFolderTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Kits => [.. KitFolder.Names];

    /// <summary>Ways to spoil a configuration, and a part of what is said of it.</summary>
    public static TheoryData<string, string> Damages => new()
    {
        { "no version", "version" },
        { "version 0", "version" },
        { "unknown member", "'colour'" },
        { "unknown driver", "there is no driver 'sonar'" },
        { "driver misspelt", "driver" },
        { "no name", "name" },
        { "name twice", "each name stands once" },
        { "name of the kit itself", "name" },
        { "option misspelt", "there is no option 'adress'" },
        { "options that are a list", "an object" },
        { "pin off the header", "a whole number from 0 to 27" },
        { "rule for nobody", "the name of one of the sensors" },
        { "time zone that is a number", "timeZone" },
    };

    [Theory]
    [MemberData(nameof(Kits))]
    public void Configuration_OfAKit_IsAcceptedAsItIs(string name) => Assert.Empty(KitFolder.WhatTheAgentSays(KitFolder.Read(name).Configuration));

    [Theory]
    [MemberData(nameof(Kits))]
    public void Wiring_OfAKit_FitsItsConfigurationAndTheHeader(string name) => Assert.Empty(KitFolder.Read(name).FindFaults());

    [Theory]
    [MemberData(nameof(Kits))]
    public void Drawing_OfAKit_IsWellFormed_AndNamesEverySensor(string name)
    {
        var kit = KitFolder.Read(name);
        var root = XDocument.Parse(kit.Drawing).Root!;
        Assert.Equal(Svg + "svg", root.Name);
        Assert.All(["title", "desc"], part => Assert.NotEmpty(root.Element(Svg + part)!.Value));
        var words = root.Descendants().Where(element => element.Name == Svg + "text" || element.Name == Svg + "tspan").Select(element => element.Value.Trim()).ToHashSet(StringComparer.Ordinal);
        Assert.All(kit.Sensors(), sensor => Assert.Contains(sensor.Name.Value, words));
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void Places_OfAKit_NameEverySensor(string name)
    {
        var kit = KitFolder.Read(name);
        Assert.All(kit.Sensors(), sensor => Assert.Contains($"`{sensor.Name}`", kit.Readme, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void SensorsToAdd_ThatAReadmeShows_AreAccepted(string name)
    {
        var kit = KitFolder.Read(name);
        var configuration = JsonNode.Parse(kit.Configuration)!;
        foreach (Match example in SensorExample().Matches(kit.Readme))
        {
            configuration["sensors"]!.AsArray().Add(JsonNode.Parse(example.Groups[1].Value));
        }

        Assert.Empty(KitFolder.WhatTheAgentSays(configuration.ToJsonString()));
        Assert.Empty((kit with { Configuration = configuration.ToJsonString() }).FindFaults());
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Configuration_ThatIsSpoilt_IsRefused(string damage, string said)
    {
        foreach (var name in KitFolder.Names)
        {
            var faults = KitFolder.WhatTheAgentSays(Spoil(KitFolder.Read(name).Configuration, damage));
            Assert.Contains(faults, fault => fault.Contains(said, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void Configuration_CutShort_IsRefused_WhereverItIsCut(string name)
    {
        var whole = KitFolder.Read(name).Configuration.TrimEnd();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.NotEmpty(KitFolder.WhatTheAgentSays(whole[..length]));
        }
    }

    [Theory]
    [InlineData("core", "OUT | 17 | 11 ", "OUT | 27 | 13 ", "BCM 27 is used twice")]
    [InlineData("core", "OUT | 17 | 11 ", "OUT | 17 | 13 ", "OUT is not at pin 13")]
    [InlineData("core", "OUT | 17 | 11 ", "OUT | 24 | 18 ", "hall-motion: has pins 17")]
    [InlineData("core", "| I2C 1 | 0x44 |", "| I2C 1 | 0x45 |", "hall-climate: address 0x44")]
    [InlineData("core", "| I2C 1 | 0x44 |", "| I2C 3 | 0x44 |", "hall-climate: bus 1")]
    [InlineData("core", "| I2C 1 | 0x68 |", "| I2C 1 | 0x44 |", "address 0x44 on I2C 1 is used twice")]
    [InlineData("core", "`front-door` | GND | – | 14", "`front-door` | GND | – | 4", "front-door: GND is not at pin 4")]
    [InlineData("medical", "RX | 4 | 7 ", "TX | 4 | 7 ", "TX is not at /dev/ttyAMA3")]
    [InlineData("medical", "/dev/ttyAMA5 | – |", "/dev/ttyAMA0 | – |", "bedroom-floor: port")]
    [InlineData("medical", "| I2C 1 | 0x57 |", "| I2C 1 | 0x5A |", "finger: address 0x57")]
    [InlineData("wearable", "SCL | 3 | 5 ", "SCL | 4 | 7 ", "SCL of I2C 1")]
    public void Wiring_ThatIsWrong_IsFound(string name, string right, string wrong, string said)
    {
        var kit = KitFolder.Read(name);
        Assert.Contains(right, kit.Readme, StringComparison.Ordinal);
        var faults = (kit with { Readme = kit.Readme.Replace(right, wrong, StringComparison.Ordinal) }).FindFaults();
        Assert.Contains(faults, fault => fault.Contains(said, StringComparison.Ordinal));
    }

    [GeneratedRegex("```json sensor\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex SensorExample();

    private static string Spoil(string json, string damage)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var sensors = root["sensors"]!.AsArray();
        var first = sensors[0]!.AsObject();
        switch (damage)
        {
            case "no version": root.Remove("version"); break;
            case "version 0": root["version"] = 0; break;
            case "unknown member": root["colour"] = "green"; break;
            case "unknown driver": first["driver"] = "sonar"; break;
            case "driver misspelt": first.Remove("driver"); first["drivre"] = "pir"; break;
            case "no name": first.Remove("name"); break;
            case "name twice": sensors.Add(sensors[0]!.DeepClone()); break;
            case "name of the kit itself": first["name"] = "kit"; break;
            case "option misspelt": first["options"]!["adress"] = 68; break;
            case "options that are a list": first["options"] = new JsonArray(); break;
            case "pin off the header": sensors.First(sensor => sensor!["options"]!["pin"] is not null)!["options"]!["pin"] = 28; break;
            case "rule for nobody": root["rules"] = new JsonObject { ["worn"] = "nobody" }; break;
            case "time zone that is a number": root["timeZone"] = 2; break;
            default: throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }

        return root.ToJsonString();
    }
}
