using System.Text.Json;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Kits;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Configurations;

/// <summary>Changes what a kit is to do. Each step answers null, or why not.</summary>
internal sealed class ConfigurationDesk(Viewer viewer, IKitConfigurations configurations, IKitStates states, IHomeDirectory homes)
{
    /// <summary>Most characters of a sensor's options as they are typed.</summary>
    public const int LongestOptions = 4000;

    /// <summary>What a kit is to do and does.</summary>
    public async Task<ConfigurationSight> LookAsync(KitId kit, CancellationToken cancellationToken) =>
        new(await configurations.ListAsync(kit, cancellationToken), await states.FindAsync(kit, cancellationToken));

    /// <summary>Adds the sensors of a kit of folder <c>hardware</c>; what has a name that is taken stays as it is.</summary>
    public Task<ConfigurationRefusal?> AddKitAsync(KitSight kit, string? name, CancellationToken cancellationToken) => HardwareKits.All.TryGetValue(name ?? string.Empty, out var added)
        ? ChangeAsync(kit, before => Together(before, added), cancellationToken)
        : Refused(ConfigurationTexts.RefusalOther);

    /// <summary>Adds a sensor, or gives one of that name another driver and other options.</summary>
    public async Task<ConfigurationRefusal?> SetSensorAsync(KitSight kit, string? name, string? driver, string? options, CancellationToken cancellationToken)
    {
        if (!SensorId.TryParse(name?.Trim(), out var sensor))
        {
            return new ConfigurationRefusal(ConfigurationTexts.RefusalName);
        }

        if (driver is null || !DriverTexts.All.ContainsKey(driver))
        {
            return new ConfigurationRefusal(ConfigurationTexts.RefusalDriver);
        }

        var element = default(JsonElement);
        if (!string.IsNullOrWhiteSpace(options))
        {
            try
            {
                using var document = JsonDocument.Parse(options.Length <= LongestOptions ? options : string.Empty);
                element = document.RootElement.Clone();
            }
            catch (JsonException fault)
            {
                return new ConfigurationRefusal(ConfigurationTexts.RefusalOptions, fault.Message);
            }
        }

        var setup = new SensorSetup(sensor, driver, element);
        return await ChangeAsync(
            kit,
            before => before with
            {
                Sensors = before.Sensors.Any(one => one.Name == sensor) ? [.. before.Sensors.Select(one => one.Name == sensor ? setup : one)] : [.. before.Sensors, setup],
                Rules = before.Rules.Worn == sensor && !DriverTexts.IsWorn(driver) ? before.Rules with { Worn = null } : before.Rules,
            },
            cancellationToken);
    }

    /// <summary>Takes a sensor away, and the rules that name it.</summary>
    public Task<ConfigurationRefusal?> RemoveSensorAsync(KitSight kit, string? name, CancellationToken cancellationToken) => ChangeAsync(
        kit,
        before => before.Sensors.Any(one => one.Name.Value == name)
            ? before with
            {
                Sensors = [.. before.Sensors.Where(one => one.Name.Value != name)],
                Rules = before.Rules with { Worn = before.Rules.Worn?.Value == name ? null : before.Rules.Worn, TooWarm = [.. before.Rules.TooWarm.Where(limit => limit.Sensor.Value != name)] },
            }
            : null,
        cancellationToken);

    /// <summary>Says which accelerometer is worn; nothing for none.</summary>
    public Task<ConfigurationRefusal?> WearAsync(KitSight kit, string? name, CancellationToken cancellationToken) => ChangeAsync(
        kit,
        before => string.IsNullOrEmpty(name) ? before with { Rules = before.Rules with { Worn = null } }
            : before.Sensors.FirstOrDefault(one => one.Name.Value == name && DriverTexts.IsWorn(one.Driver)) is { } sensor ? before with { Rules = before.Rules with { Worn = sensor.Name } }
            : null,
        cancellationToken);

    /// <summary>Takes a whole configuration from a file.</summary>
    public async Task<ConfigurationRefusal?> ReadAsync(KitSight kit, IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length is 0 or > WireLimits.MaxMessageBytes)
        {
            return new ConfigurationRefusal(ConfigurationTexts.RefusalFile);
        }

        using var stream = new MemoryStream();
        await file.CopyToAsync(stream, cancellationToken);
        var result = KitConfigurationDecoder.Decode(stream.ToArray());
        return result.Configuration is { } read
            ? await ChangeAsync(kit, _ => read, cancellationToken)
            : new ConfigurationRefusal(ConfigurationTexts.RefusalForm, string.Join(' ', result.Faults));
    }

    /// <summary>Goes back to what an earlier version said.</summary>
    public async Task<ConfigurationRefusal?> GoBackAsync(KitSight kit, string? version, CancellationToken cancellationToken)
    {
        var earlier = (await configurations.ListAsync(kit.Kit.Kit, cancellationToken)).FirstOrDefault(one => one.Configuration.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == version);
        return earlier is null ? new ConfigurationRefusal(ConfigurationTexts.RefusalOther) : await ChangeAsync(kit, _ => earlier.Configuration, cancellationToken);
    }

    /// <summary>The text of a sensor's options; nothing when it has none.</summary>
    public static string OptionsOf(SensorSetup sensor) => sensor.Options.ValueKind == JsonValueKind.Object ? sensor.Options.GetRawText() : string.Empty;

    private static Task<ConfigurationRefusal?> Refused(Contracts.Alerts.LocalizedText why) => Task.FromResult<ConfigurationRefusal?>(new ConfigurationRefusal(why));

    private static KitConfiguration Together(KitConfiguration before, KitConfiguration added)
    {
        var names = before.Sensors.Select(one => one.Name).ToHashSet();
        var news = added.Sensors.Where(one => !names.Contains(one.Name)).ToList();
        return before with
        {
            Sensors = [.. before.Sensors, .. news],
            Rules = before.Rules with
            {
                Worn = before.Rules.Worn ?? (added.Rules.Worn is { } worn && news.Any(one => one.Name == worn) ? worn : null),
                TooWarm = [.. before.Rules.TooWarm, .. added.Rules.TooWarm.Where(limit => news.Any(one => one.Name == limit.Sensor))],
            },
        };
    }

    /// <summary>Changes what is wanted in this moment, not what the page showed. The time zone is the home's.</summary>
    private async Task<ConfigurationRefusal?> ChangeAsync(KitSight kit, Func<KitConfiguration, KitConfiguration?> change, CancellationToken cancellationToken)
    {
        var zone = kit.Kit.Home is { } home ? (await homes.FindAsync(home, cancellationToken))?.TimeZone : null;
        try
        {
            var done = await configurations.ChangeAsync(kit.Kit.Kit, before => change(before) is { } wanted ? wanted with { TimeZone = zone ?? wanted.TimeZone ?? before.TimeZone } : null, viewer.Id, cancellationToken);
            return done is ConfigurationChange.Done or ConfigurationChange.AlreadySo ? null : new ConfigurationRefusal(ConfigurationTexts.RefusalOther);
        }
        catch (ArgumentException fault)
        {
            return new ConfigurationRefusal(ConfigurationTexts.RefusalForm, fault.Message.Split(" (Parameter ")[0]);
        }
    }
}
