using System.CommandLine;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>The options by which a part of a recording is chosen; each may be repeated.</summary>
internal sealed class FilterArguments
{
    private readonly Option<string[]> home = new("--home") { Description = "Only this home (h-…); may be repeated [default: all]", HelpName = "id" };
    private readonly Option<string[]> kit = new("--kit") { Description = "Only this kit (k-…); may be repeated", HelpName = "id" };
    private readonly Option<string[]> sensor = new("--sensor") { Description = "Only this sensor, such as bed; packs stay, other observations are left out of them; may be repeated", HelpName = "name" };
    private readonly Option<string[]> quantity = new("--quantity") { Description = "Only this quantity, such as heart-rate; packs stay, other observations are left out of them; may be repeated", HelpName = "code" };
    private readonly Option<string[]> channel = new("--channel") { Description = "Only this channel: obs, evt, tick or state; may be repeated", HelpName = "name" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option<string[]>[])[home, kit, sensor, quantity, channel])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The filter; a text that cannot be used is named.</summary>
    public MessageFilter Read(ParseResult parsed) => new()
    {
        Homes = Read(parsed, home, text => HomeId.TryParse(text, out var id) ? id : throw new UsageFaultException($"--home '{text}' is not a home's id: h- and 13 characters.")),
        Kits = Read(parsed, kit, text => KitId.TryParse(text, out var id) ? id : throw new UsageFaultException($"--kit '{text}' is not a kit's id: k- and 13 characters.")),
        Sensors = Read(parsed, sensor, text => SensorId.TryParse(text, out var id) ? id : throw new UsageFaultException($"--sensor '{text}' is not a sensor's name: lower-case letters, digits and hyphens.")),
        Quantities = Read(parsed, quantity, text => Quantities.Find(text) ?? throw new UsageFaultException($"--quantity '{text}' is not in the catalogue. It has: {string.Join(", ", Quantities.All.Select(q => q.Code))}.")),
        Channels = Read(parsed, channel, text => MessageFilter.AllChannels.Contains(text) ? text : throw new UsageFaultException($"--channel '{text}' is not one of {string.Join(", ", MessageFilter.AllChannels)}.")),
    };

    private static HashSet<T> Read<T>(ParseResult parsed, Option<string[]> option, Func<string, T> read) => [.. (parsed.GetValue(option) ?? []).Select(read)];
}
