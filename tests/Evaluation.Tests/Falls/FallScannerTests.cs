using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Scanning;
using CsCheck;

namespace AgeingMonitor.Evaluation.Tests.Falls;

public sealed class FallScannerTests
{
    private const double G = 9.80665;

    [Fact]
    public void AKnockAmongRest_IsFoundOnceWithItsTimeAndHeight()
    {
        var found = Scan(Samples(20, 50, at: 6, height: 4));
        var (candidate, row) = Assert.Single(found);
        Assert.InRange(candidate.ImpactAt, 5_950_000, 6_060_000);
        Assert.InRange(candidate.DecidedAt - candidate.ImpactAt, 2_450_000, 2_600_000);
        Assert.InRange(candidate.PeakG, 3.5, 4.5);
        Assert.All(row, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void ASensorWornAnyWay_HasTheSameFeatures() => Gen.Select(Gen.Double[-3.1, 3.1], Gen.Double[-3.1, 3.1], Gen.Bool).Sample((yaw, roll, isMirrored) =>
    {
        var plain = Assert.Single(Scan(Samples(20, 50, 6, 4)));
        var turned = Assert.Single(Scan(Samples(20, 50, 6, 4).Select(sample =>
        {
            var (x, y) = ((sample.X * Math.Cos(yaw)) - (sample.Y * Math.Sin(yaw)), (sample.X * Math.Sin(yaw)) + (sample.Y * Math.Cos(yaw)));
            var (z, w) = ((sample.Z * Math.Cos(roll)) - (y * Math.Sin(roll)), (sample.Z * Math.Sin(roll)) + (y * Math.Cos(roll)));
            return (sample.At, isMirrored ? -x : x, w, z);
        })));
        // A count of cells over a limit, or the turn of a vector that is nearly zero in free fall, may jump with the last digit.
        var changed = Enumerable.Range(0, FallFeatures.Count).Where(f => Math.Abs(plain.Row[f] - turned.Row[f]) > 0.2 + (0.05 * Math.Abs(plain.Row[f]))).Select(f => FallFeatures.Names[f]).ToList();
        Assert.True(changed.Count <= 8, string.Join(", ", changed));
    });

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(200)]
    public void AnyRate_FindsTheKnockOnce(int rate) => Assert.Single(Scan(Samples(20, rate, at: 6, height: 4, width: 0.12)));

    [Fact]
    public void Garbage_NeverThrowsAndAllocatesNothing()
    {
        var random = new Random(4);
        var sink = new Sink();
        var scanner = new FallScanner(sink);
        double[] odd = [double.NaN, double.PositiveInfinity, -1e30, 0, 5, 400, -30];
        long at = 0;
        for (var i = 0; i < 200_000; i++)
        {
            at = random.Next(1000) == 0 ? random.NextInt64(-1_000_000_000_000, 1_000_000_000_000) : at + random.Next(-20_000, 60_000);
            scanner.Push(at, odd[random.Next(odd.Length)], odd[random.Next(odd.Length)], random.NextDouble() * 40);
        }

        Assert.True(scanner.Refused > 0);
        Assert.All(sink.Found, found => Assert.All(found.Row, value => Assert.True(float.IsFinite(value))));
        var calm = new FallScanner(new Silent());
        calm.Push(0, 0, 0, G);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1; i < 20_000; i++)
        {
            calm.Push(i * 20_000L, i % 97 == 0 ? 30 : 0, 0, G);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void State_SavedAndRestoredAnywhere_FindsTheSame() => Gen.Int[1, 900].Sample(cut =>
    {
        var samples = Samples(20, 50, 6, 4).ToList();
        var expected = Scan(samples);
        var sink = new Sink();
        var scanner = new FallScanner(sink);
        for (var i = 0; i < samples.Count; i++)
        {
            if (i == cut)
            {
                var state = new byte[FallScanner.StateBytes];
                var length = scanner.Save(state);
                scanner = new(sink);
                Assert.True(scanner.TryRestore(state.AsSpan(0, length)));
                Assert.False(new FallScanner(sink).TryRestore(state.AsSpan(0, length - 1)));
            }

            scanner.Push(samples[i].At, samples[i].X, samples[i].Y, samples[i].Z);
        }

        scanner.Advance(long.MaxValue / 8);
        Assert.Equal(expected.Select(found => found.Candidate), sink.Found.Select(found => found.Candidate));
        Assert.Equal(expected.SelectMany(found => found.Row), sink.Found.SelectMany(found => found.Row));
    });

    [Fact]
    public void BuiltInModel_IsOfTheseFeatures() => Assert.Equal(FallFeatures.Count, FallModel.BuiltIn.Forest.Features);

    private static List<(FallCandidate Candidate, float[] Row)> Scan(IEnumerable<(long At, double X, double Y, double Z)> samples)
    {
        var sink = new Sink();
        var scanner = new FallScanner(sink);
        foreach (var (at, x, y, z) in samples)
        {
            scanner.Push(at, x, y, z);
        }

        scanner.Advance(long.MaxValue / 8);
        return sink.Found;
    }

    /// <summary>Rest, then a free fall of 0.3 s, a knock, and rest on another side.</summary>
    private static IEnumerable<(long At, double X, double Y, double Z)> Samples(double seconds, int rate, double at, double height, double width = 0.06)
    {
        for (var i = 0; i < seconds * rate; i++)
        {
            var t = i / (double)rate;
            var noise = 0.05 * Math.Sin(i * 12.9898);
            var (x, z) = t < at - 0.3 ? (noise, G) : t < at ? (noise, 3 - (6 * (t - at + 0.3))) : t < at + width ? (height * G, noise) : (G, noise);
            yield return ((long)(t * 1e6), x, noise, z);
        }
    }

    private sealed class Sink : IFallScanSink
    {
        public List<(FallCandidate Candidate, float[] Row)> Found { get; } = [];

        public void OnCell(long at, double x, double y, double z)
        {
        }

        public void OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row) => Found.Add((candidate, row.ToArray()));
    }

    private sealed class Silent : IFallScanSink
    {
        public void OnCell(long at, double x, double y, double z)
        {
        }

        public void OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row)
        {
        }
    }
}
