using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Edge.Agent.Configuration;

/// <summary>The last good configuration that the server sent, kept as it came. One caller at a time.</summary>
internal sealed class ConfigurationFile
{
    private readonly string path;
    private readonly byte[] kept = [];

    /// <summary>Reads what is kept.</summary>
    /// <param name="path">The file; its folder is there.</param>
    public ConfigurationFile(string path)
    {
        this.path = path;
        try
        {
            if (File.Exists(path))
            {
                var text = File.ReadAllBytes(path);
                (Current, Sensors) = Read(text);
                kept = text;
            }
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Fault = $"'{path}': {e.Message}";
        }
    }

    private ConfigurationFile(string path, byte[] kept, KitConfiguration? current, IReadOnlyList<KitSensor> sensors) => (this.path, this.kept, Current, Sensors) = (path, kept, current, sensors);

    /// <summary>The configuration in force; null when there is none, or none that can be used.</summary>
    public KitConfiguration? Current { get; }

    /// <summary>Its sensors with what each can tell, for the birth message.</summary>
    public IReadOnlyList<KitSensor> Sensors { get; } = [];

    /// <summary>Its version; null when there is none.</summary>
    public long? Version => Current?.Version;

    /// <summary>It, byte by byte as it came; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Kept => kept;

    /// <summary>Why a file that is there cannot be used; null when it can, or when there is none.</summary>
    public string? Fault { get; }

    /// <summary>Keeps a configuration: the file holds the old or the new one, whatever happens.</summary>
    /// <returns>What it is now; this one when it is what is in force, byte by byte, as the broker says it at each connection, and when it is empty, which the server sends to a kit that retires.</returns>
    /// <exception cref="FormatException">It cannot be used; the message says everything that is wrong. What was in force stays in force.</exception>
    /// <exception cref="IOException">It cannot be written: the disk is full or broken. Nothing is left of it, and it may be kept later.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public ConfigurationFile Keep(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty || payload.Span.SequenceEqual(kept))
        {
            return this;
        }

        var (read, sensors) = Read(payload);
        var made = new ConfigurationFile(path, payload.ToArray(), read, sensors);
        made.Write();
        return made;
    }

    /// <summary>None, at the same place; what is on the disk stays.</summary>
    public ConfigurationFile Without() => new(path, [], null, []);

    /// <summary>Puts this one, as it came, into the file; without one the file stays as it is, for a program that can use it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write()
    {
        if (kept.Length == 0)
        {
            return;
        }

        var next = path + ".new";
        try
        {
            using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
            {
                file.Write(kept);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (IOException)
        {
            // A full disk has no room for half a file.
            File.Delete(next);
            throw;
        }
    }

    private static (KitConfiguration Configuration, IReadOnlyList<KitSensor> Sensors) Read(ReadOnlyMemory<byte> payload)
    {
        var (configuration, faults) = KitConfigurationDecoder.Decode(payload);
        IReadOnlyList<KitSensor> sensors = [];
        if (configuration is not null)
        {
            faults = ConfiguredSensors.FindFaults(configuration, out sensors);
        }

        return faults.Count == 0 ? (configuration!, sensors) : throw new FormatException(string.Join(' ', faults));
    }
}
