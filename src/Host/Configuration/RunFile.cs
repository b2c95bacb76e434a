using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Host.Configuration;

/// <summary>Where a running server can be reached, written into its data folder when it is ready, so that tools find it without being told.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Http">Address of the pages.</param>
/// <param name="BrokerPort">Port of the embedded broker; null when it does not run one.</param>
/// <param name="Gateway">Address and port of the silo's gateway; null when it does not run one.</param>
internal sealed record RunFile(int ProcessId, string Http, int? BrokerPort, string? Gateway)
{
    private const string Name = "run.json";

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Write(DataDirectory data)
    {
        var file = data.Inside(Name);
        var draft = $"{file}.{ProcessId}";
        File.WriteAllText(draft, JsonSerializer.Serialize(this, RunFileJson.Default.RunFile));
        File.Move(draft, file, overwrite: true);
    }

    /// <summary>Reads the file of a server that is still alive; null when there is none.</summary>
    public static RunFile? Read(DataDirectory data)
    {
        try
        {
            var run = JsonSerializer.Deserialize(File.ReadAllText(data.Inside(Name)), RunFileJson.Default.RunFile);
            return run is not null && IsAlive(run.ProcessId) ? run : null;
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Removes the file, if it is this process's.</summary>
    public static void Remove(DataDirectory data)
    {
        if (Read(data)?.ProcessId == Environment.ProcessId)
        {
            File.Delete(data.Inside(Name));
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>JSON form of <see cref="RunFile"/>.</summary>
[JsonSerializable(typeof(RunFile))]
internal sealed partial class RunFileJson : JsonSerializerContext;
