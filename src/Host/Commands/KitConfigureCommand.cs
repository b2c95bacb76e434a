using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing kit configure</c>: what a kit is to do, and what it does.</summary>
internal static class KitConfigureCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var (arguments, kit) = (new ServerArguments(), KitCommand.KitArgument());
        var file = new Option<FileInfo?>("--file") { Description = "Give the kit this configuration (docs/mqtt.md, Configuration); its version counts for nothing, a new one is given", HelpName = "kit.json" };
        var back = new Option<long?>("--back-to") { Description = "Give the kit again what an earlier version said", HelpName = "version" };
        var command = new Command(
            "configure",
            """
            Show what a kit is to do and what it does; or give it another configuration. It is sent within seconds when the kit is connected, else when it comes back. What waits in the kit is not touched.

            Example: ageing kit configure k-abcdefghijklm
            Example: ageing kit configure k-abcdefghijklm --file hardware/core/kit.json
            Example: ageing kit configure k-abcdefghijklm --back-to 3
            """)
        { kit, file, back };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = KitCommand.Read(parsed.GetValue(kit));
            var (given, version) = (parsed.GetValue(file), parsed.GetValue(back));
            if (given is not null && version is not null)
            {
                throw new UsageFaultException("--file and --back-to: one of them.");
            }

            var wanted = given is null ? null : await ReadAsync(given, cancellationToken).ConfigureAwait(false);
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            if (version is { } earlier)
            {
                var versions = await tool.Get<IKitConfigurations>().ListAsync(id, cancellationToken).ConfigureAwait(false);
                wanted = versions.FirstOrDefault(one => one.Configuration.Version == earlier)?.Configuration
                    ?? throw new CommandFaultException(versions.Count == 0 ? $"kit {id} was never given a configuration." : $"kit {id} has no version {earlier}; there are {string.Join(", ", versions.Select(one => one.Configuration.Version).Order())}.");
            }

            if (wanted is not null)
            {
                await GiveAsync(tool, id, wanted, cancellationToken).ConfigureAwait(false);
                return 0;
            }

            await ShowAsync(tool, id, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static async Task<KitConfiguration> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new CommandFaultException($"there is no file '{file.FullName}'.");
        }

        if (file.Length > WireLimits.MaxMessageBytes)
        {
            throw new CommandFaultException($"'{file.FullName}' has {file.Length} bytes; a configuration has at most {WireLimits.MaxMessageBytes}.");
        }

        var result = KitConfigurationDecoder.Decode(await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false));
        return result.Configuration ?? throw new CommandFaultException($"'{file.FullName}' is no configuration of a kit:{Environment.NewLine}{string.Join(Environment.NewLine, result.Faults.Select(fault => $"  {fault}"))}");
    }

    private static async Task GiveAsync(ToolHost tool, KitId kit, KitConfiguration wanted, CancellationToken cancellationToken)
    {
        var configurations = tool.Get<IKitConfigurations>();
        var change = await configurations.ChangeAsync(kit, before => wanted with { TimeZone = wanted.TimeZone ?? before.TimeZone }, KitCommand.Author, cancellationToken).ConfigureAwait(false);
        if (change == ConfigurationChange.NoSuchKit)
        {
            throw await tool.Get<IKitRegistry>().FindAsync(kit, cancellationToken).ConfigureAwait(false) is null ? KitCommand.Unknown(kit) : new CommandFaultException($"kit {kit} is retired for good.");
        }

        var now = (await configurations.FindAsync(kit, cancellationToken).ConfigureAwait(false))!.Configuration;
        Console.WriteLine(change == ConfigurationChange.AlreadySo
            ? $"Kit {kit} is to do so already: version {now.Version}."
            : $"Kit {kit} is to run version {now.Version}, {now.Sensors.Count} sensors. What it does shows: ageing kit configure {kit}");
    }

    private static async Task ShowAsync(ToolHost tool, KitId kit, CancellationToken cancellationToken)
    {
        _ = await tool.Get<IKitRegistry>().FindAsync(kit, cancellationToken).ConfigureAwait(false) ?? throw KitCommand.Unknown(kit);
        var versions = await tool.Get<IKitConfigurations>().ListAsync(kit, cancellationToken).ConfigureAwait(false);
        var told = (await tool.Get<IKitStates>().FindAsync(kit, cancellationToken).ConfigureAwait(false))?.State;
        Console.WriteLine($"Kit     {kit}");
        Console.WriteLine($"Runs    {(told is null ? "not known: it has never told" : told.ConfigurationVersion is { } runs ? $"version {runs}" : "none")}{(told is { Online: false } ? " (not connected now)" : string.Empty)}");
        if (told?.ConfigurationFault is { } fault)
        {
            Console.WriteLine($"Refused {fault}");
        }

        foreach (var one in versions)
        {
            Console.WriteLine($"Version {one.Configuration.Version}, {one.MadeAt.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}, {one.Configuration.Sensors.Count} sensors, by {one.MadeBy}");
        }

        if (versions.Count == 0)
        {
            Console.WriteLine($"Nobody has said yet what it is to do: ageing kit configure {kit} --file kit.json");
            return;
        }

        using var json = JsonDocument.Parse(KitConfigurationEncoder.Encode(versions[0].Configuration));
        Console.WriteLine(JsonSerializer.Serialize(json.RootElement, Indented));
    }
}
