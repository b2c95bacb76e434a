using System.Text.Json;

namespace AgeingMonitor.Edge.Agent.Status;

/// <summary>The file in which the running program tells how it is: the outbox is its own while it runs. Replaced as a whole; whoever reads has the old one or the new one.</summary>
/// <param name="path">Where it is.</param>
internal sealed class StatusFile(string path)
{
    private const string Name = "status.json";

    /// <summary>Where the unit of systemd keeps it: in memory, so that it wears no card out, and readable by anybody on the kit.</summary>
    private static readonly string ServiceFile = Path.Combine("/run/ageing-edge", Name);

    /// <summary>Where the program writes it.</summary>
    /// <param name="dataFolder">The kit's data.</param>
    /// <param name="runtimeFolder">What systemd gave in <c>RUNTIME_DIRECTORY</c>; null for none.</param>
    public static string PathFor(string dataFolder, string? runtimeFolder) => Path.Combine(string.IsNullOrEmpty(runtimeFolder) ? dataFolder : runtimeFolder.Split(':')[0], Name);

    /// <summary>Where one that was written may be, the likeliest first.</summary>
    public static IReadOnlyList<string> PathsFor(string dataFolder) => [.. new[] { Path.Combine(dataFolder, Name) }.Concat(dataFolder == Enrolment.EnrolArguments.DefaultData ? [ServiceFile] : []).Reverse()];

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">Not permitted.</exception>
    public void Write(KitStatus status)
    {
        var next = path + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(status, KitStatusJson.Default.KitStatus));
        File.Move(next, path, overwrite: true);
    }

    /// <summary>Takes it away: the program has ended in good order.</summary>
    public void Remove()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It grows old, and whoever reads it is told so.
        }
    }

    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="FormatException">It is there and cannot be read.</exception>
    public KitStatus? Read()
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllBytes(path)) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The file is there, so that it must hold a status; what JSON leaves open in its list is looked at here.</summary>
    private static KitStatus Parse(byte[] text) =>
        JsonSerializer.Deserialize(text, KitStatusJson.Default.KitStatus) is { } status && status.Sensors.All(sensor => sensor is { Name: not null, Driver: not null, Losses: not null })
            ? status
            : throw new JsonException("It is no status of a kit.");
}
