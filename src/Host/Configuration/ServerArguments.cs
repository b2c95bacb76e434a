using System.CommandLine;

namespace AgeingMonitor.Host.Configuration;

/// <summary>The options that every role of the server takes.</summary>
internal sealed class ServerArguments
{
    /// <summary>Where data is kept.</summary>
    public Option<string> DataDirectory { get; } = new("--data-dir") { Description = $"Folder for everything that must outlive the program [default: {Configuration.DataDirectory.Default}]", HelpName = "folder" };

    /// <summary>A configuration file.</summary>
    public Option<FileInfo?> File { get; } = new("--config") { Description = "Configuration file (JSON) [default: ageing.json in the data folder, when there]", HelpName = "file" };

    /// <summary>Single settings.</summary>
    public Option<string[]> Set { get; } = new("--set") { Description = "One setting, such as Storage:Kind=influx; may be repeated. Settings also come from environment variables: AGEING_Storage__Kind=influx", HelpName = "key=value", AllowMultipleArgumentsPerToken = false };

    /// <summary>Address of the pages.</summary>
    public Option<string> Listen { get; } = new("--listen") { Description = "Address that pages, health and metrics are served on; 0.0.0.0 or [::] for all", HelpName = "address", DefaultValueFactory = _ => "127.0.0.1" };

    /// <summary>Port of the pages.</summary>
    public Option<int> Port { get; } = new("--port") { Description = "Port that pages, health and metrics are served on", HelpName = "port", DefaultValueFactory = _ => 8080 };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(DataDirectory);
        command.Options.Add(File);
        command.Options.Add(Set);
        command.Options.Add(Listen);
        command.Options.Add(Port);
    }

    /// <summary>What was said on the command line, as settings.</summary>
    public ServerSettings Read(ParseResult parsed, IReadOnlyDictionary<string, string?>? more = null) => ServerSettings.Load(
        parsed.GetValue(DataDirectory),
        parsed.GetValue(File),
        parsed.GetValue(Set) ?? [],
        parsed.GetValue(Listen)!,
        parsed.GetValue(Port),
        more);
}
