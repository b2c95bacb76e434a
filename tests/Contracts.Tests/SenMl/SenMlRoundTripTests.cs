using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.SenMl;

public sealed class SenMlRoundTripTests
{
    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double.Where(double.IsFinite), Gen.Int.Select(i => (double)i), Gen.Int[-4000, 4000].Select(i => i / 10.0), Gen.Float.Where(float.IsFinite).Select(f => (double)f));

    private static readonly Gen<string> Text = Gen.String.Select(s => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s))).Where(s => s.Length < 400);

    private static readonly Gen<long> Nanoseconds = Gen.OneOf(
        Gen.Long[-9_000_000_000_000_000_000, 9_000_000_000_000_000_000], Gen.Long[-100_000, 100_000].Select(s => s * 1_000_000_000), Gen.Long[-100_000_000, 100_000_000].Select(ms => ms * 1_000_000));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Const((T?)null), gen.Select(v => (T?)v));

    private static Gen<string?> Maybe(Gen<string> gen) => Gen.OneOf(Gen.Const((string?)null), gen.Select(v => (string?)v));

    private static readonly Gen<SenMlRecord> Records =
        from bases in Gen.Select(Maybe(Gen.Long[-50, 50]), Maybe(Text), Maybe(Nanoseconds), Maybe(Text), Maybe(Number), Maybe(Number))
        from names in Gen.Select(Maybe(Text), Maybe(Text), Maybe(Nanoseconds), Maybe(Nanoseconds))
        from values in Gen.Select(Maybe(Number), Maybe(Text), Maybe(Gen.Bool), Maybe(Gen.Byte.Array[0, 50].Select(b => new ReadOnlyMemory<byte>(b))), Maybe(Number))
        select new SenMlRecord
        {
            Version = bases.Item1,
            BaseName = bases.Item2,
            BaseTime = bases.Item3,
            BaseUnit = bases.Item4,
            BaseValue = bases.Item5,
            BaseSum = bases.Item6,
            Name = names.Item1,
            Unit = names.Item2,
            Time = names.Item3,
            UpdateTime = names.Item4,
            Value = values.Item1,
            Text = values.Item2,
            Boolean = values.Item3,
            Data = values.Item4,
            Sum = values.Item5,
        };

    [Theory]
    [InlineData(PackFormat.Cbor)]
    [InlineData(PackFormat.Json)]
    public void Decode_WhatWasEncoded_IsTheSame(PackFormat format) => Property.Holds(Records.Array[0, 8], 2000, records =>
    {
        var result = SenMlDecoder.Decode(SenMlEncoder.Encode(records, format), format);
        Assert.True(result.Records is not null, $"{result.Reason}: {result.Detail}");
        Assert.Equal(records.Length, result.Records.Count);
        foreach (var (expected, actual) in records.Zip(result.Records))
        {
            Assert.Equal(expected with { Data = null }, actual with { Data = null });
            Assert.Equal(expected.Data?.ToArray(), actual.Data?.ToArray());
        }
    });

    [Fact]
    public void Resolve_BothForms_SayTheSame() => Property.Holds(Records.Array[1, 8], 2000, records =>
    {
        var cbor = SenMlDecoder.Resolve(SenMlEncoder.Encode(records), PackFormat.Cbor, Senml.Now);
        var json = SenMlDecoder.Resolve(SenMlEncoder.Encode(records, PackFormat.Json), PackFormat.Json, Senml.Now);
        Assert.Equal(cbor.Reason, json.Reason);
        Assert.Equal(cbor.Records?.Select(m => m with { Data = null }), json.Records?.Select(m => m with { Data = null }));
    });
}
