using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Contracts;

/// <summary>A pack of 50 observations between bytes and objects; figures are for one observation.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class PackBenchmarks
{
    private readonly Pack pack = BenchmarkPacks.Usual();
    private readonly byte[] cbor = PackEncoder.Encode(BenchmarkPacks.Usual());
    private readonly byte[] json = PackEncoder.Encode(BenchmarkPacks.Usual(), PackFormat.Json);

    [Benchmark(OperationsPerInvoke = BenchmarkPacks.Observations)]
    public int DecodePackCbor() => Decode(cbor, WireLimits.SenMlCbor);

    [Benchmark(OperationsPerInvoke = BenchmarkPacks.Observations)]
    public int DecodePackJson() => Decode(json, WireLimits.SenMlJson);

    [Benchmark(OperationsPerInvoke = BenchmarkPacks.Observations)]
    public int EncodePackCbor() => PackEncoder.Encode(pack).Length;

    [Benchmark(OperationsPerInvoke = BenchmarkPacks.Observations)]
    public int EncodePackJson() => PackEncoder.Encode(pack, PackFormat.Json).Length;

    private static int Decode(byte[] payload, string contentType) =>
        PackDecoder.Decode(BenchmarkPacks.Kit, Lane.Obs, payload, contentType, BenchmarkPacks.SealedAt).Pack!.Observations.Count;
}
