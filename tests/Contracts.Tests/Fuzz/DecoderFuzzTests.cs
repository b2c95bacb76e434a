using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Tests.Packs;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Fuzz;

/// <summary>Bytes of any kind against every decoder: no exception leaves, and what is allocated is bounded by what came in.</summary>
public sealed class DecoderFuzzTests
{
    /// <summary>
    /// What all nine readings together may allocate. A record of one byte (an empty CBOR map) costs a rejected record with its text and names; a thousand are the most.
    /// Beyond that only copies of texts grow with the message.
    /// </summary>
    private const long BytesPerRecord = 5000;
    private const long BytesPerByte = 24;
    private const long BytesAtRest = 64 * 1024;

    private static readonly Instant Received = new(1_772_366_400_000_000);

    private static int Rounds => Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 2_000_000 : 40_000;

    [Fact]
    public void EveryDecoder_RandomBytes_NeverThrowsNorHoards() => Run(random =>
    {
        var bytes = new byte[random.Next(0, 600)];
        random.NextBytes(bytes);
        return bytes;
    });

    [Fact]
    public void EveryDecoder_RandomCborHeads_NeverThrowsNorHoards()
    {
        // Bytes that matter in CBOR: heads of every kind and length, breaks, tags, floats.
        byte[] heads = [0x80, 0x81, 0x9F, 0xA1, 0xA2, 0xBF, 0xFF, 0x61, 0x62, 0x7F, 0x5F, 0x41, 0xC4, 0x82, 0x1B, 0x3B, 0x1A, 0x18, 0x00, 0x01, 0x02, 0x06, 0x20, 0x21, 0x22, 0xF4, 0xF9, 0xFB, 0x9B, 0xBB, 0x7B];
        Run(random =>
        {
            var bytes = new byte[random.Next(1, 60)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = random.Next(4) == 0 ? (byte)random.Next(256) : heads[random.Next(heads.Length)];
            }

            bytes[0] = random.Next(2) == 0 ? (byte)0x9F : (byte)0x81;
            return bytes;
        });
    }

    [Fact]
    public void EveryDecoder_RandomJsonPieces_NeverThrowsNorHoards()
    {
        string[] pieces = ["[", "]", "{", "}", ",", ":", "\"n\"", "\"bn\"", "\"v\"", "\"vs\"", "\"vb\"", "\"vd\"", "\"t\"", "\"bt\"", "\"bver\"", "\"x_\"", "\"\\u0076\"", "\"\\ud800\"", "1", "-1.5e308", "1e400", "1e-99999999999",
            "true", "null", "\"hall/motion\"", "\"pack/boot\"", "\"AA\"", "\"\u00e9\"", " ", "\"", "\\", "[[[[[[[[[["];
        Run(random =>
        {
            var text = new StringBuilder("[{");
            for (var i = random.Next(1, 40); i > 0; i--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            return Encoding.UTF8.GetBytes(text.ToString());
        });
    }

    [Fact]
    public void EveryDecoder_MutatedPacks_NeverThrowsNorHoards()
    {
        var seeds = Seeds();
        Run(random =>
        {
            var bytes = (byte[])seeds[random.Next(seeds.Count)].Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) switch
                {
                    0 => (byte)random.Next(256),
                    1 => 0xFF,
                    _ => (byte)(1 << random.Next(8)),
                };
            }

            return random.Next(8) == 0 ? [.. bytes, .. bytes] : bytes;
        });
    }

    [Fact]
    public void EveryDecoder_PacksCutAtEveryByte_AreRefused()
    {
        foreach (var seed in Seeds().Take(30))
        {
            for (var length = 0; length < seed.Length; length++)
            {
                Feed(seed[..length], $"cut at {length}");
                var result = PackDecoder.Decode(PackGen.Kit, Lane.Obs, seed.AsMemory(0, length), null, Received);
                Assert.True(result.Pack is null, $"A pack cut at {length} of {seed.Length} was taken: {Convert.ToHexString(seed)}");
            }
        }
    }

    [Fact]
    public void PackDecoder_WhatItTakesAfterMutation_KeepsTheRules()
    {
        var seeds = Seeds();
        var random = new Random(20260301);
        for (var round = 0; round < Rounds / 4; round++)
        {
            var bytes = (byte[])seeds[random.Next(seeds.Count)].Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            foreach (var lane in Enum.GetValues<Lane>())
            {
                if (PackDecoder.Decode(PackGen.Kit, lane, bytes, null, Received).Pack is { Key.IsNumbered: true } pack)
                {
                    // A pack that was taken can be said again, and then is the same.
                    var again = PackDecoder.Decode(PackGen.Kit, lane, PackEncoder.Encode(pack), null, Received);
                    PackAssert.Same(pack, again.Pack!);
                    Assert.All(pack.Observations, o => Assert.True(o.MeasuredAt <= pack.SealedAt));
                }
            }
        }
    }

    [Fact]
    public void EveryDecoder_TheLargestHostileMessages_NeverThrowsNorHoards()
    {
        Feed(Filled(0x9F), "nothing but indefinite arrays");
        Feed(Filled(0xBF), "nothing but indefinite maps");
        Feed(Filled(0x81), "nothing but arrays of one");
        Feed(Filled(0xC4), "nothing but tags");
        Feed([0x99, 0x03, 0xE8, .. Enumerable.Repeat((byte)0xA0, 1000)], "a thousand empty records");
        Feed(Filled((byte)'['), "nothing but brackets");
        Feed(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("{}", 1000)) + "]"), "a thousand empty objects");
        Feed(Encoding.UTF8.GetBytes("[{\"n\":\"" + string.Concat(Enumerable.Repeat("\\u0061", 10_000)) + "\",\"v\":1}]"), "a long escaped name");
        Feed(Encoding.UTF8.GetBytes("[{\"n\":\"a/motion\",\"t\":1" + new string('0', 60_000) + ",\"v\":1" + new string('0', 3_000) + "}]"), "long numbers");
        Feed(Encoding.UTF8.GetBytes("[{\"bn\":\"" + new string('a', 150) + "\",\"v\":1}," + string.Join(',', Enumerable.Repeat("{\"v\":1}", 999)) + "]"), "a thousand unknown names");

        static byte[] Filled(byte value)
        {
            var bytes = new byte[WireLimits.MaxMessageBytes];
            Array.Fill(bytes, value);
            return bytes;
        }
    }

    private static List<byte[]> Seeds()
    {
        var seeds = new List<byte[]>();
        Property.Holds(PackGen.Numbered, 60, pack =>
        {
            seeds.Add(PackEncoder.Encode(pack));
            seeds.Add(PackEncoder.Encode(pack, PackFormat.Json));
        });
        Property.Holds(PackGen.UnevenBlock, 20, waveform => seeds.Add(waveform.Encode()));
        seeds.Add(Waveform.Create(50, 0.01, 3, [1, 2, 3, 4, 5, 6]).Encode());
        seeds.Add(AckEncoder.Encode(new Ack(3, Lane.Obs, [new(1, 5), new(7, 900)])));
        seeds.Add(KitStateEncoder.Encode(new KitState { Online = true, AgentVersion = "1.0", Boot = 3, QueueDepth = 4, Sensors = [new(Contracts.Ids.SensorId.Parse("hall"), ["motion"])] }));
        return seeds;
    }

    private static void Run(Func<Random, byte[]> make)
    {
        var random = new Random(20260301);
        for (var round = 0; round < Rounds; round++)
        {
            Feed(make(random), $"round {round}");
        }
    }

    private static void Feed(byte[] bytes, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            PackDecoder.Decode(PackGen.Kit, (Lane)(bytes.Length % 3), bytes, null, Received);
            PackDecoder.Decode(PackGen.Kit, Lane.Obs, bytes, WireLimits.SenMlCbor, Received);
            PackDecoder.Decode(PackGen.Kit, Lane.Obs, bytes, WireLimits.SenMlJson, Received);
            SenMlDecoder.Decode(bytes, PackFormat.Cbor);
            SenMlDecoder.Decode(bytes, PackFormat.Json);
            SenMlDecoder.Resolve(bytes, PackFormat.Cbor, Received);
            AckDecoder.TryDecode(bytes, out _);
            KitStateDecoder.TryDecode(bytes, out _);
            Waveform.TryDecode(bytes, out _);
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e.GetType().Name} on {Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 2000)))}: {e}");
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var allowed = BytesAtRest + (Math.Min(bytes.Length, WireLimits.MaxRecords) * BytesPerRecord) + (bytes.Length * BytesPerByte);
        Assert.True(allocated <= allowed, $"{what}: {allocated} bytes allocated for {bytes.Length}: {Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 500)))}");
    }
}
