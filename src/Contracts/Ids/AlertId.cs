using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Ids;

/// <summary>
/// An alert's id: a UUIDv5 of home, rule, what it is about and episode as first raised, so that whoever finds the same episode names it alike. What it is about is the alert's subject, but for a help call or a fall it is the sensor:
/// whose sensor it was may be corrected later.
/// </summary>
/// <param name="Value">The UUID.</param>
public readonly record struct AlertId(Guid Value)
{
    /// <summary>The name space of alert ids: UUIDv5 of the DNS name space (RFC 9562 section 6.6) and <c>alert.ageing-monitor</c>.</summary>
    public static readonly Guid Namespace = Version5(Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "alert.ageing-monitor");

    /// <summary>The id of the episode of <paramref name="rule"/> on <paramref name="subject"/>, a subject or a sensor, that starts at <paramref name="episodeStart"/>.</summary>
    public static AlertId Derive(HomeId home, string rule, string subject, Instant episodeStart) =>
        Derive(home, rule, subject, episodeStart.Microseconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>The id of an episode that is known by a key and not by its start: an undated event, keyed by kit, boot and sequence.</summary>
    public static AlertId Derive(HomeId home, string rule, string subject, string episodeKey) =>
        new(Version5(Namespace, string.Join('\n', home.Value, rule, subject, episodeKey)));

    /// <summary>Reads the usual text form of a UUID.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AlertId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value);
        id = new AlertId(value);
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");

    /// <summary>UUID version 5 (RFC 9562 section 5.5): SHA-1 over name space and name, in network byte order.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 defines version 5 by SHA-1; it is an identity here, not a secret.")]
    public static Guid Version5(Guid nameSpace, string name)
    {
        var nameBytes = Encoding.UTF8.GetBytes(name);
        Span<byte> input = new byte[16 + nameBytes.Length];
        nameSpace.TryWriteBytes(input, bigEndian: true, out _);
        nameBytes.CopyTo(input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
