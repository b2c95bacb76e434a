using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>What faulty firmware sends: none of it can be decoded, whatever stands in it, so a server has to put it aside and go on.</summary>
internal static class BrokenMessages
{
    private const int Ways = 4;

    /// <summary>A broken message, made of a pack that was just sent.</summary>
    public static TapedBytes From(Pack pack, SeededRandom random)
    {
        var whole = PackEncoder.Encode(pack);
        return random.Next(0, Ways) switch
        {
            0 => new TapedBytes(pack.Key.Kit, Topics.Obs, WireLimits.SenMlCbor, whole[..random.Next(1, whole.Length)]),
            1 => new TapedBytes(pack.Key.Kit, Topics.Obs, WireLimits.SenMlJson, whole),
            2 => new TapedBytes(pack.Key.Kit, Topics.Obs, "text/plain", whole),
            _ => new TapedBytes(pack.Key.Kit, Topics.Obs, WireLimits.SenMlCbor, Noise(whole.Length, random)),
        };
    }

    /// <summary>The first byte is one that no CBOR item begins with (RFC 8949 section 3: additional information 28 to 30 is reserved), so that no noise is a pack by chance.</summary>
    private static byte[] Noise(int length, SeededRandom random)
    {
        var noise = new byte[length];
        for (var i = 0; i < length; i++)
        {
            noise[i] = (byte)random.Next(0, 256);
        }

        noise[0] = 0x1C;
        return noise;
    }
}
