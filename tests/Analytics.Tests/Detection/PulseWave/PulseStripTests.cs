using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.PulseWave;

/// <summary>Strips of a pulse wave as a kit sends them, through a home's analysis.</summary>
public sealed class PulseStripTests
{
    private static readonly Instant Morning = TestHome.Local("2026-03-10 09:00");

    [Theory]
    [InlineData(true, 72, 15)]
    [InlineData(false, 72, 15)]
    [InlineData(true, 110, 24)]
    [InlineData(true, 52, 10)]
    public void Process_StripOfKnownRates_TellsThem(bool isEven, double pulse, double breathing)
    {
        var home = Play([isEven ? MadeWave.Even(32, 50, pulse, breathing) : MadeWave.Uneven(32, pulse, breathing)]);

        var reading = Assert.Single(home.Analysis.PulseReadings());
        Assert.Equal((TestHome.Wrist, TestHome.Resident), (reading.Sensor, reading.Resident));
        Assert.InRange(reading.Rates.Pulse!.Value, pulse - 1, pulse + 1);
        Assert.InRange(reading.Rates.Breathing!.Value, breathing - 1, breathing + 1);
        Assert.InRange(reading.At - Morning, TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(32));
    }

    public static TheoryData<string, ObservedValue> Unreadable => new()
    {
        { "short", MadeWave.Even(20) },
        { "noise alone", MadeWave.Even(32, 50, 72, 15, 3, 30_000) },
        { "too few samples a second", MadeWave.Even(60, 8) },
        { "flat", Waveform.Create(50, 1, 1, new short[1600]).ToValue() },
        { "three channels", Waveform.Create(50, 1, 3, new short[4800]).ToValue() },
        { "a text", ObservedValue.Of("pulse") },
        { "torn", ObservedValue.Of(MadeWave.Even(32).Text![..1001]) },
        { "a number", ObservedValue.Of(72) },
        { "much too fast", MadeWave.Even(1.6, 10_000) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Process_WhatIsNoWave_TellsNothing(string what, ObservedValue value)
    {
        var home = Play([value]);

        Assert.True(home.Analysis.PulseReadings().Count == 0, what);
        Assert.Empty(home.Raised);
    }

    /// <summary>Estimates outside every limit of every rule, for hours: they are shown and learned, and call nobody.</summary>
    [Fact]
    public void Process_EstimatesOutsideAllLimits_CallNobody()
    {
        var home = new TestHome();
        for (var minute = 0; minute < 300; minute++)
        {
            Strip(home, TestHome.Wrist, Morning + TimeSpan.FromMinutes(minute), MadeWave.Even(32, 50, 150, 30));
        }

        Assert.InRange(home.Analysis.PulseReadings().Single().Rates.Pulse!.Value, 149, 151);
        Assert.InRange(home.Analysis.PulseReadings().Single().Rates.Breathing!.Value, 29, 31);
        Assert.Empty(home.Raised);
        var state = Text(home);
        Assert.Contains("\"Quantity\":\"pulse-rate\"", state, StringComparison.Ordinal);
        Assert.Contains("\"Quantity\":\"respiratory-rate\"", state, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Scores\":[{", state, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_StripsHoursApart_EachTellsItsOwn()
    {
        var home = new TestHome();
        Strip(home, TestHome.Wrist, Morning, MadeWave.Even(32, 50, 60));
        Assert.InRange(Assert.Single(home.Analysis.PulseReadings()).Rates.Pulse!.Value, 59, 61);
        Strip(home, TestHome.Wrist, Morning + TimeSpan.FromHours(1), MadeWave.Even(20, 50, 80));
        Assert.InRange(Assert.Single(home.Analysis.PulseReadings()).Rates.Pulse!.Value, 59, 61);
        Strip(home, TestHome.Wrist, Morning + TimeSpan.FromHours(2), MadeWave.Even(32, 50, 100));
        Assert.InRange(Assert.Single(home.Analysis.PulseReadings()).Rates.Pulse!.Value, 99, 101);
        home.BeatUntil("2026-03-12 12:00");
        Assert.Empty(home.Analysis.PulseReadings());
    }

    /// <summary>A wave that goes on, a second a pack: the same rates as in one strip, wherever the state was saved, and a pack sent again changes nothing.</summary>
    [Fact]
    public void Process_SecondBySecond_CutResumedAndRepeated_TellsTheSame()
    {
        var whole = new TestHome();
        var cut = new TestHome();
        var resumed = cut.Analysis;
        for (var second = 0; second < 40; second++)
        {
            var at = Morning + TimeSpan.FromSeconds(second);
            Waveform.TryRead(MadeWave.Even(40), out var all);
            var block = Waveform.Create(50, all!.Scale, 1, all.Samples.Slice(second * 50, 50)).ToValue();
            var pack = PackOf(TestHome.Wrist, at, at + TimeSpan.FromSeconds(1), block, second + 1);
            whole.Process(pack);
            resumed.Process(pack, cut.Raised);
            if (second % 7 == 0)
            {
                resumed.Process(pack, cut.Raised);
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), resumed.Save(Positions), out resumed, out _));
            }
        }

        var reading = Assert.Single(whole.Analysis.PulseReadings());
        Assert.InRange(reading.Rates.Pulse!.Value, 71, 73);
        Assert.Equal(reading, Assert.Single(resumed.PulseReadings()));
        Assert.Equal(Text(whole), resumed.Save(Positions)[^1].Text());
    }

    /// <summary>A device that says itself what the rate is is believed; so is its word that nobody wears it.</summary>
    [Fact]
    public void Process_DeviceThatTellsItsRate_IsNotContradicted()
    {
        var home = new TestHome();
        Strip(home, TestHome.Wrist, Morning, MadeWave.Even(32));
        home.See(TestHome.Wrist, Quantities.HeartRate, Morning + TimeSpan.FromMinutes(5), 64).Seal(Morning + TimeSpan.FromMinutes(5));

        var strips = new PulseStrips(new());
        strips.Restore(new(TestHome.Wrist, TestHome.Resident, new()));
        strips.NoteOwn(TestHome.Wrist, Quantities.HeartRate, Morning);
        Assert.False(strips.IsEstimate(TestHome.Wrist, Quantities.PulseRate, Morning));
        Assert.True(strips.IsEstimate(TestHome.Wrist, Quantities.RespiratoryRate, Morning));
        Assert.True(strips.IsEstimate(TestHome.Wrist, Quantities.PulseRate, Morning + TimeSpan.FromHours(25)));
        Assert.False(strips.IsEstimate(TestHome.Cuff, Quantities.PulseRate, Morning));
        Assert.Contains("\"OwnPulseAt\":", Text(home), StringComparison.Ordinal);
    }

    [Fact]
    public void Process_WaveOfADeviceThatIsOff_IsPassedOver()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.Worn, Morning, 0).Seal(Morning);
        Strip(home, TestHome.Wrist, Morning + TimeSpan.FromMinutes(1), MadeWave.Even(32));
        Assert.Empty(home.Analysis.PulseReadings());
    }

    /// <summary>A pulse that rises for days in one's own estimates is an entry of the list that says what it rests on, and no alert.</summary>
    [Theory]
    [InlineData(68, 0)]
    [InlineData(96, 1)]
    public void Process_WeeksOfStrips_AreLearnedAndToldAsEstimates(double laterPulse, int entries)
    {
        var home = new TestHome();
        for (var day = 0; day < 45; day++)
        {
            for (var hour = 0; hour < 12; hour += 5)
            {
                var pulse = day < 40 ? 66 + (day * 7 % 5) : laterPulse;
                Strip(home, TestHome.Wrist, Morning + TimeSpan.FromDays(day) + TimeSpan.FromHours(hour), MadeWave.Even(32, 50, pulse));
            }
        }

        var flags = home.Analysis.TakeFlags().Where(flag => flag.Detector == DayFlagDetectors.VitalSigns).ToList();
        Assert.Equal(entries, flags.Count);
        Assert.All(flags, flag => Assert.Contains("Pulse rate (estimated from the pulse wave) 96 /min", flag.Reasons[0].English, StringComparison.Ordinal));
        Assert.All(flags, flag => Assert.Contains("(estimée d’après l’onde de pouls) 96 /min", flag.Reasons[0].French, StringComparison.Ordinal));
        Assert.All(home.Raised, alert => Assert.Equal(AlertPriority.Technical, alert.Priority));
    }

    /// <summary>A wave of nobody in particular is the only resident's; of a shared home nobody's.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void Process_WaveOfNobody_IsTheOnlyResidents(int residents, int readings)
    {
        var plan = TestHome.Plan();
        var home = new TestHome(plan with { Residents = [.. Enumerable.Range(0, residents).Select(i => new Residency(i == 0 ? TestHome.Resident : ResidentId.Derive("another"), TimeRange.Always))] });
        Strip(home, TestHome.Cuff, Morning, MadeWave.Even(32));
        Assert.Equal(readings, home.Analysis.PulseReadings().Count);
    }

    /// <summary>Two sensors are followed, and what is saved is bounded: 7 kB while strips are being filled, next to nothing between them.</summary>
    [Fact]
    public void Save_WavesOfManySensors_IsBounded()
    {
        var home = new TestHome();
        for (var i = 0; i < 5; i++)
        {
            Strip(home, SensorId.Parse($"ring-{i}"), Morning, MadeWave.Even(31), patient: false);
        }

        Assert.InRange(Text(home).Length, 8_000, 14_000);
        home.BeatUntil("2026-03-10 09:10");
        Assert.InRange(Text(home).Length, 100, 3_000);
        Assert.Single(home.Analysis.PulseReadings());
        Strip(home, SensorId.Parse("ring-4"), Morning + TimeSpan.FromDays(2), MadeWave.Even(32, 50, 90));
        Assert.Equal("ring-4", home.Analysis.PulseReadings().Single().Sensor.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(700)]
    [InlineData(100_000)]
    public void TryRead_BytesThatAreNoState_IsRefused(int length)
    {
        Assert.False(PulseWaveBytes.TryRead(new byte[length], out _));
        var bytes = PulseWaveBytes.Write(new PulseWaveDetector(new()).Save());
        Assert.True(PulseWaveBytes.TryRead(bytes, out _));
        bytes.AsSpan(9, 4).Fill(0xFF);
        Assert.False(PulseWaveBytes.TryRead(bytes, out _));
    }

    /// <summary>A flood of the largest blocks, of noise: bounded memory, nobody called. With AGEING_LONG=1 it is 100 MB.</summary>
    [Fact]
    public void Process_FloodOfBlocks_IsTakenWithoutGrowing()
    {
        var blocks = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 3200 : 64;
        var random = new Random(7);
        short[] noise = [.. Enumerable.Range(0, 16_000).Select(_ => (short)random.Next(short.MinValue, short.MaxValue))];
        var block = Waveform.Create(1000, 1, 1, noise).ToValue();
        var home = new TestHome();
        for (var i = 0; i < blocks; i++)
        {
            Strip(home, TestHome.Wrist, Morning + TimeSpan.FromSeconds(16 * i), block);
        }

        Assert.Empty(home.Raised);
        Assert.InRange(Text(home).Length, 100, 14_000);
    }

    private static Dictionary<KitId, KitPosition> Positions => new() { [TestHome.Kit] = new(1, 1, 0, 0, 0) };

    private static string Text(TestHome home) => home.Analysis.Save(Positions)[^1].Text();

    private static TestHome Play(ObservedValue[] strips)
    {
        var home = new TestHome();
        foreach (var strip in strips)
        {
            Strip(home, TestHome.Wrist, Morning, strip);
        }

        return home;
    }

    /// <summary>A strip that ends when its pack is sealed; then, unless it goes on, minutes in which nothing more comes of it.</summary>
    private static void Strip(TestHome home, SensorId sensor, Instant at, ObservedValue value, bool patient = true)
    {
        var number = home.Packs.Count + 1;
        var length = Waveform.TryRead(value, out var wave) ? wave.Duration : TimeSpan.Zero;
        home.Process(PackOf(sensor, at, at + length, value, number));
        if (patient)
        {
            home.Process(PackOf(sensor, at, at + (3 * length) + TimeSpan.FromSeconds(4), null, number + 1));
        }
    }

    private static Pack PackOf(SensorId sensor, Instant at, Instant sealedAt, ObservedValue? value, long number) => new()
    {
        Key = new(TestHome.Kit, 1, Lane.Obs, number),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt,
        Clock = new(ClockState.Synced, null),
        Observations = value is { } given ? [new(sensor, Quantities.PulseWaveform, at, given)] : [],
    };
}
