using System.Formats.Cbor;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Contracts;

/// <summary>Why the CBOR reader is our own: the records of the same pack walked by it and by System.Formats.Cbor, nothing made of them; figures are for one observation.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class PackReaderBenchmarks
{
    private readonly byte[] cbor = PackEncoder.Encode(BenchmarkPacks.Usual());

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkPacks.Observations)]
    public double WalkPackSystemFormatsCbor()
    {
        var reader = new CborReader(cbor, CborConformanceMode.Lax);
        var sum = 0.0;
        for (var records = reader.ReadStartArray(); records > 0; records--)
        {
            for (var fields = reader.ReadStartMap(); fields > 0; fields--)
            {
                reader.ReadInt32();
                sum += reader.PeekState() switch
                {
                    CborReaderState.TextString => reader.ReadDefiniteLengthTextStringBytes().Length,
                    CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger => reader.ReadInt64(),
                    CborReaderState.Tag => (double)reader.ReadDecimal(),
                    _ => reader.ReadDouble(),
                };
            }

            reader.ReadEndMap();
        }

        reader.ReadEndArray();
        return sum;
    }

    [Benchmark(OperationsPerInvoke = BenchmarkPacks.Observations)]
    public double WalkPackSpanReader()
    {
        var visitor = new Summing();
        SenMlInput.Read(cbor, PackFormat.Cbor, ref visitor);
        return visitor.Sum;
    }

    private struct Summing : ISenMlVisitor
    {
        public double Sum;

        public SenMlFault? Visit(int index, in SenMlFields fields)
        {
            Sum += fields.Value + fields.Time + fields.Name.Length + fields.Unit.Length;
            return null;
        }
    }
}
