using System.Text.Json;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>The configuration that the server sent last, kept as it came. What it says is not looked into here, but for its version. One caller at a time.</summary>
/// <param name="path">The file; its folder is there.</param>
internal sealed class ConfigurationFile(string path)
{
    /// <summary>The version that is kept; null when there is none, or none that can be read.</summary>
    public long? Version { get; } = ReadVersion(path);

    /// <summary>Keeps a configuration: the file holds the old or the new one, whatever happens.</summary>
    /// <returns>What it is now; unchanged when the payload is empty, which the server sends to a kit that retires.</returns>
    /// <exception cref="FormatException">It is not an object with a version.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public ConfigurationFile Keep(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return this;
        }

        if (VersionOf(payload.ToArray()) is null)
        {
            throw new FormatException("A configuration is a JSON object with a \"version\", a whole number from 1.");
        }

        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(payload);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        return new ConfigurationFile(path);
    }

    private static long? ReadVersion(string path)
    {
        try
        {
            return File.Exists(path) ? VersionOf(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? VersionOf(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("version", out var version)
                && version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var number) && number is >= 1 and <= WireLimits.MaxInteger
                ? number
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
