using System.Reflection;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Dashboard.Configurations;

/// <summary>The kits of folder <c>hardware</c>, each with what its <c>kit.json</c> says: what an installer begins with.</summary>
internal static class HardwareKits
{
    private const string Prefix = "hardware/";
    private const string File = "/kit.json";

    /// <summary>By the name of its folder, such as <c>core</c>.</summary>
    public static IReadOnlyDictionary<string, KitConfiguration> All { get; } = typeof(HardwareKits).Assembly.GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/'))
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(File, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(name => name[Prefix.Length..^File.Length], name => Read(typeof(HardwareKits).Assembly, name), StringComparer.Ordinal);

    private static KitConfiguration Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var result = KitConfigurationDecoder.Decode(bytes);
        return result.Configuration ?? throw new InvalidDataException($"{name}: {string.Join(' ', result.Faults)}");
    }
}
