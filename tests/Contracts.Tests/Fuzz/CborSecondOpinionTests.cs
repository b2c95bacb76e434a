using System.Formats.Cbor;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Tests.Packs;

namespace AgeingMonitor.Contracts.Tests.Fuzz;

/// <summary>Our CBOR against System.Formats.Cbor: what we write it reads, and what it calls ill-formed we refuse.</summary>
public sealed class CborSecondOpinionTests
{
    [Fact]
    public void Encode_EveryPack_IsWellFormedInStrictMode() => Property.Holds(PackGen.Numbered, 1000, pack => RequireWellFormed(PackEncoder.Encode(pack), CborConformanceMode.Strict));

    [Fact]
    public void Decode_WhatIsTakenAfterMutation_IsWellFormed()
    {
        var taken = 0;
        var random = new Random(20260302);
        Property.Holds(PackGen.Numbered, 300, pack =>
        {
            var bytes = PackEncoder.Encode(pack);
            for (var round = 0; round < 100; round++)
            {
                var mutated = (byte[])bytes.Clone();
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                if (SenMlDecoder.Decode(mutated, PackFormat.Cbor).Records is not null)
                {
                    taken++;
                    RequireWellFormed(mutated, CborConformanceMode.Lax);
                }
            }
        });
        Assert.True(taken > 1000, "The test must take some.");
    }

    [Fact]
    public void Encode_TheSameNumbers_AreReadAlike() => Property.Holds(PackGen.Numbered, 500, pack =>
    {
        var reader = new CborReader(PackEncoder.Encode(pack), CborConformanceMode.Strict);
        var values = new List<double>();
        for (var records = reader.ReadStartArray(); records > 0; records--)
        {
            for (var fields = reader.ReadStartMap(); fields > 0; fields--)
            {
                if (reader.ReadInt32() != 2)
                {
                    reader.SkipValue();
                }
                else
                {
                    values.Add(reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger ? reader.ReadInt64() : reader.ReadDouble());
                }
            }

            reader.ReadEndMap();
        }

        var observed = pack.Observations.Where(o => o.Value.IsNumber).Select(o => o.Value.Number).ToList();
        Assert.Equal(observed, values.TakeLast(observed.Count));
    });

    [Fact]
    public void Encode_EveryAck_IsWellFormedInStrictMode() =>
        RequireWellFormed(AckEncoder.Encode(new Ack(3, Lane.Evt, [new(1, 5), new(7, 70_000), new(5_000_000_000, 6_000_000_000)])), CborConformanceMode.Strict);

    private static void RequireWellFormed(byte[] bytes, CborConformanceMode mode)
    {
        var reader = new CborReader(bytes, mode);
        reader.SkipValue();
        Assert.Equal(0, reader.BytesRemaining);
    }
}
