using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Edge.Agent.Configuration;

/// <summary>The last good configuration that the server sent, kept as it came. One caller at a time.</summary>
internal sealed class ConfigurationFile
{
    private readonly string path;

    /// <summary>Reads what is kept.</summary>
    /// <param name="path">The file; its folder is there.</param>
    public ConfigurationFile(string path)
    {
        this.path = path;
        try
        {
            if (File.Exists(path))
            {
                Current = Read(File.ReadAllBytes(path));
            }
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Fault = $"'{path}': {e.Message}";
        }
    }

    private ConfigurationFile(string path, KitConfiguration current) => (this.path, Current) = (path, current);

    /// <summary>The configuration in force; null when there is none, or none that can be used.</summary>
    public KitConfiguration? Current { get; }

    /// <summary>Its version; null when there is none.</summary>
    public long? Version => Current?.Version;

    /// <summary>Why a file that is there cannot be used; null when it can, or when there is none.</summary>
    public string? Fault { get; }

    /// <summary>Keeps a configuration: the file holds the old or the new one, whatever happens.</summary>
    /// <returns>What it is now; unchanged when the payload is empty, which the server sends to a kit that retires.</returns>
    /// <exception cref="FormatException">It cannot be used; the message says everything that is wrong. What was in force stays in force.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public ConfigurationFile Keep(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return this;
        }

        var read = Read(payload);
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(payload.Span);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        return new ConfigurationFile(path, read);
    }

    private static KitConfiguration Read(ReadOnlyMemory<byte> payload)
    {
        var result = KitConfigurationDecoder.Decode(payload);
        var faults = result.Configuration is { } read ? ConfiguredSensors.FindFaults(read) : result.Faults;
        return faults.Count == 0 ? result.Configuration! : throw new FormatException(string.Join(' ', faults));
    }
}
