using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Tests;

public sealed class ContentChecksumTests
{
    private static readonly SeriesKey HeartRate = new(Samples.Kit, Samples.Wrist, Quantities.HeartRate);
    private static readonly SeriesKey Fall = new(Samples.Kit, Samples.Wrist, Quantities.Fall);

    [Fact]
    public void Add_NumberAndText_GivesTheDefinedValue()
    {
        // Computed from the definition by a program of another language.
        Assert.Equal("7fc10eb1375047e3", Of((HeartRate, 1_700_000_000_000_000, ObservedValue.Of(72.5))).ToString());
        Assert.Equal("f0bbbcbbb872fb88", Of((Fall, 1_700_000_000_000_001, ObservedValue.Of("suspected"))).ToString());
    }

    [Fact]
    public void Add_AnyOrderAnyKit_GivesTheSame()
    {
        var first = Of((HeartRate, 1, ObservedValue.Of(1)), (Fall, 2, ObservedValue.Of("confirmed")), (HeartRate, 3, ObservedValue.Of(0)));
        var other = HeartRate with { Kit = KitId.Derive("another") };
        var second = Of((other, 3, ObservedValue.Of(-0.0)), (other, 1, ObservedValue.Of(1)), (Fall, 2, ObservedValue.Of("confirmed")));

        Assert.Equal((first.Count, first.Value), (second.Count, second.Value));
    }

    [Fact]
    public void Add_OtherTimeValueOrSeries_GivesAnother()
    {
        var values = new[]
        {
            Of((HeartRate, 1, ObservedValue.Of(1))), Of((HeartRate, 2, ObservedValue.Of(1))), Of((HeartRate, 1, ObservedValue.Of(2))),
            Of((HeartRate with { Quantity = Quantities.PulseRate }, 1, ObservedValue.Of(1))),
            Of((HeartRate with { Sensor = SensorId.Parse("w") }, 1, ObservedValue.Of(1))),
            Of((HeartRate, 1, ObservedValue.Of(1)), (HeartRate, 1, ObservedValue.Of(1))),
        };

        Assert.Equal(values.Length, values.Select(value => value.Value).Distinct().Count());
    }

    private static ContentChecksum Of(params (SeriesKey Series, long At, ObservedValue Value)[] observations)
    {
        var checksum = new ContentChecksum();
        foreach (var (series, at, value) in observations)
        {
            checksum.Add(series, new Instant(at), value);
        }

        return checksum;
    }
}
