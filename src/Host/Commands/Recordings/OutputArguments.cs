using System.CommandLine;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>Where an edited recording goes, and what it is called.</summary>
internal sealed class OutputArguments
{
    private const int MaxNameLength = 64;
    private readonly Option<FileInfo> output = new("--output", "-o") { Description = "The recording to write", HelpName = "file", Required = true };
    private readonly Option<string?> name = new("--name") { Description = "Name inside the new recording", HelpName = "text" };
    private readonly Option<bool> force = new("--force") { Description = "Replace the file when it is there already" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(output);
        command.Options.Add(name);
        command.Options.Add(force);
    }

    /// <summary>The file to write; refused when it is there already, or is one of those that are read.</summary>
    public FileInfo ReadFile(ParseResult parsed, params IReadOnlyList<FileInfo> inputs)
    {
        var file = parsed.GetValue(output)!;
        if (inputs.FirstOrDefault(input => input.FullName == file.FullName) is { } same)
        {
            throw new UsageFaultException($"{same.Name} is read and would be written at the same time: give another --output.");
        }

        Require(file, parsed.GetValue(force));
        return file;
    }

    /// <summary>The name inside; null when none was given.</summary>
    public string? ReadName(ParseResult parsed) => CheckName(parsed.GetValue(name));

    /// <summary>A name as it was given; refused when a recording cannot have it, null when none was given.</summary>
    public static string? CheckName(string? text) => text is null ? null
        : text.Length is > 0 and <= MaxNameLength ? text
        : throw new UsageFaultException($"--name has {text.Length} characters: 1 to {MaxNameLength}.");

    /// <summary>A name for a recording without one: the file's, up to its first dot.</summary>
    public static string NameOf(FileInfo file)
    {
        var stem = file.Name.Split('.')[0];
        return stem.Length == 0 ? "recording" : stem[..Math.Min(stem.Length, MaxNameLength)];
    }

    /// <summary>Refuses a file that is there already, or whose folder is missing.</summary>
    public static void Require(FileInfo file, bool mayReplace)
    {
        if (file.Exists && !mayReplace)
        {
            throw new CommandFaultException($"{file.FullName} is there already: give another --output, or --force to replace it.");
        }

        if (file.Directory is { Exists: false } folder)
        {
            throw new CommandFaultException($"the folder {folder.FullName} is missing: make it first.");
        }
    }
}
