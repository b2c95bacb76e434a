using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>The rule for names (RFC 8428 section 4.5.1).</summary>
internal static class SenMlNames
{
    private static readonly SearchValues<byte> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:./_"u8);

    /// <summary>Whether base name and name together are a name: not empty, not too long, of the allowed characters, starting with a letter or digit.</summary>
    public static bool IsValid(ReadOnlySpan<byte> baseName, ReadOnlySpan<byte> name)
    {
        var length = baseName.Length + name.Length;
        if (length is 0 or > WireLimits.MaxNameBytes)
        {
            return false;
        }

        var first = baseName.IsEmpty ? name[0] : baseName[0];
        return char.IsAsciiLetterOrDigit((char)first) && !baseName.ContainsAnyExcept(Allowed) && !name.ContainsAnyExcept(Allowed);
    }
}
