using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Writes packs as SenML. The same pack always gives the same bytes, and <see cref="PackDecoder"/> reads them back as the same pack. Safe to share.</summary>
public static class PackEncoder
{
    /// <summary>The bytes of a pack.</summary>
    /// <exception cref="ArgumentException">The pack cannot be said on the wire: over a limit, sealed before an observation, a value of the wrong kind, undated outside lane <c>evt</c>.</exception>
    public static byte[] Encode(Pack pack, PackFormat format = PackFormat.Cbor)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var fault = PackRules.FindFault(pack) ?? pack.Observations.Select(o => PackRules.FindFault(pack, o)).FirstOrDefault(f => f is not null);
        if (fault is not null)
        {
            throw new ArgumentException($"Pack {pack.Key.Boot}/{pack.Key.Lane}/{pack.Key.Sequence}: {fault.Detail}", nameof(pack));
        }

        return SenMlOutput.Encode(new PackSource(pack), format);
    }

    /// <summary>The content type of a format.</summary>
    public static string ContentTypeOf(PackFormat format) => format == PackFormat.Json ? WireLimits.SenMlJson : WireLimits.SenMlCbor;
}
