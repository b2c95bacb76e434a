using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble;

/// <summary>Characteristics by hand-made values: numbers by IEEE 11073-20601, fields by the services of the Bluetooth SIG.</summary>
public sealed class ProfileTests
{
    private static readonly Dictionary<string, ReadingDecoder> Decoders = new(StringComparer.Ordinal)
    {
        ["heart"] = HeartRateMeasurement.Decode,
        ["spot"] = OximeterMeasurement.DecodeSpotCheck,
        ["continuous"] = OximeterMeasurement.DecodeContinuous,
        ["pressure"] = BloodPressureMeasurement.Decode,
        ["temperature"] = TemperatureMeasurement.Decode,
        ["weight"] = WeightMeasurement.Decode,
        ["battery"] = BatteryLevel.Decode,
    };

    public static TheoryData<string, string, string> Values => new()
    {
        { "heart", "00 48", "heart-rate 72" },
        { "heart", "10 3C 00 04", "heart-rate 60" },
        { "heart", "01 2C 01", "heart-rate 300" },
        { "heart", "1E 50 10 00 00 04 F0 03", "heart-rate 80" },
        { "heart", "06 48", "heart-rate 72" },
        { "heart", "04 48", "" },
        { "heart", "00 00", "" },
        { "heart", "00 05", "impossible 1" },
        { "spot", "00 62 00 48 00", "oxygen-saturation 98; pulse-rate 72" },
        { "spot", "00 D4 F3 48 00", "oxygen-saturation 98; pulse-rate 72" },
        { "spot", "00 FF 07 48 00", "pulse-rate 72" },
        { "spot", "00 01 08 02 08", "" },
        { "spot", "1F 62 00 48 00 E8 07 02 1D 0A 14 1E 00 01 00 00 00 0F F1", "oxygen-saturation 98; pulse-rate 72; perfusion-index 27.1; at 2024-02-29 10:20:30; clock never set" },
        { "spot", "0F 62 00 48 00 E8 07 02 1D 0A 14 1E 00 01 20 00 00 0F F0", "oxygen-saturation 98; pulse-rate 72; perfusion-index 1.5; at 2024-02-29 10:20:30" },
        { "spot", "11 62 00 48 00 E8 07 02 1D 0A 14 1E", "oxygen-saturation 98; pulse-rate 72; at 2024-02-29 10:20:30; clock never set" },
        { "spot", "02 62 00 48 00 00 04", "impossible 2" },
        { "spot", "04 62 00 48 00 00 08 00", "impossible 2" },
        { "spot", "00 65 00 48 00", "pulse-rate 72; impossible 1" },
        { "continuous", "00 62 00 48 00", "oxygen-saturation 98; pulse-rate 72" },
        { "continuous", "1F 60 00 49 00 5A 00 4A 00 5B 00 4B 00 00 01 00 00 00 14 F0", "oxygen-saturation 96; pulse-rate 73; perfusion-index 2" },
        { "continuous", "04 62 00 48 00 00 80", "impossible 2" },
        { "continuous", "08 62 00 48 00 80 00 00", "impossible 2" },
        { "pressure", "00 78 00 50 00 5D 00", "systolic-blood-pressure 120; diastolic-blood-pressure 80; mean-blood-pressure 93" },
        { "pressure", "01 A0 F0 6B F0 7C F0", "systolic-blood-pressure 120; diastolic-blood-pressure 80.3; mean-blood-pressure 93" },
        { "pressure", "1E 85 00 54 00 64 00 DA 07 07 15 0F 23 35 41 00 02 04 00", "systolic-blood-pressure 133; diastolic-blood-pressure 84; mean-blood-pressure 100; pulse-rate 65; at 2010-07-21 15:35:53; user 2" },
        { "pressure", "18 78 00 50 00 5D 00 FF 20 00", "systolic-blood-pressure 120; diastolic-blood-pressure 80; mean-blood-pressure 93" },
        { "pressure", "10 78 00 50 00 5D 00 01 00", "impossible 3" },
        { "pressure", "10 78 00 50 00 5D 00 02 00", "impossible 3" },
        { "pressure", "00 50 00 78 00 5D 00", "impossible 3" },
        { "pressure", "00 FF 07 FF 07 FF 07", "" },
        { "pressure", "02 78 00 50 00 FF 07 00 00 00 00 00 00 00", "systolic-blood-pressure 120; diastolic-blood-pressure 80" },
        { "temperature", "00 6E 01 00 FF", "body-temperature 36.6" },
        { "temperature", "00 42 0E 00 FE", "body-temperature 36.5" },
        { "temperature", "01 DA 03 00 FF", "body-temperature 37" },
        { "temperature", "06 4D 01 00 FF EA 07 0B 1A 07 00 00 04", "skin-temperature 33.3; at 2026-11-26 07:00:00" },
        { "temperature", "00 FF FF 7F 00", "" },
        { "temperature", "00 00 00 80 00", "" },
        { "temperature", "00 FE FF 7F 00", "" },
        { "temperature", "00 02 00 80 00", "" },
        { "temperature", "00 6E 01 00 00", "impossible 1" },
        { "weight", "00 68 3D", "body-weight 78.6" },
        { "weight", "01 B0 43", "body-weight 78.598" },
        { "weight", "0E 68 3D EA 07 0B 1A 07 00 00 03 FA 00 AE 06", "body-weight 78.6; at 2026-11-26 07:00:00; user 3" },
        { "weight", "04 68 3D FF", "body-weight 78.6" },
        { "weight", "00 FF FF", "" },
        { "weight", "00 64 00", "impossible 1" },
        { "battery", "64", "battery 100" },
        { "battery", "65", "impossible 1" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Decode_AValue_SaysWhatItMeans(string characteristic, string bytes, string meaning) =>
        Assert.Equal(meaning, Tell(Decoders[characteristic](Bytes(bytes))!));

    [Theory]
    [InlineData("heart", "")]
    [InlineData("heart", "01 48")]
    [InlineData("heart", "08 48 01")]
    [InlineData("heart", "10 48 00 04 00")]
    [InlineData("spot", "00 62 00 48")]
    [InlineData("spot", "01 62 00 48 00 E8 07 02 1D 0A 14")]
    [InlineData("spot", "04 62 00 48 00 00 00")]
    [InlineData("continuous", "03 62 00 48 00 62 00 48 00 62 00")]
    [InlineData("pressure", "00 78 00 50 00 5D")]
    [InlineData("pressure", "06 78 00 50 00 5D 00 DA 07 07 15 0F 23 35")]
    [InlineData("pressure", "02 78 00 50 00 5D 00 DA 07 0D 15 0F 23 35")]
    [InlineData("pressure", "02 78 00 50 00 5D 00 E7 07 02 1D 0F 23 35")]
    [InlineData("pressure", "02 78 00 50 00 5D 00 0F 27 0C 1F 17 3B 3B")]
    [InlineData("temperature", "00 6E 01 00")]
    [InlineData("temperature", "04 6E 01 00 FF")]
    [InlineData("weight", "00 68")]
    [InlineData("weight", "08 68 3D FA 00 AE")]
    [InlineData("battery", "")]
    public void Decode_AMalformedValue_IsRefused(string characteristic, string bytes) => Assert.Null(Decoders[characteristic](Bytes(bytes)));

    [Theory]
    [InlineData(0x0062, 98.0)]
    [InlineData(0xF3D4, 98.0)]
    [InlineData(0xFFFF, -0.1)]
    [InlineData(0x8001, 1e-8)]
    [InlineData(0x7001, 1e7)]
    [InlineData(0x07FD, 2045.0)]
    [InlineData(0x0803, -2045.0)]
    [InlineData(0x07FF, null)]
    [InlineData(0x0800, null)]
    [InlineData(0x07FE, null)]
    [InlineData(0x0802, null)]
    [InlineData(0x0801, null)]
    public void ShortNumber_IsAsTheStandardSays(int bits, double? value) => Assert.Equal(value, MedicalNumber.Short(bits));

    [Theory]
    [InlineData(0xFF00016Eu, 36.6)]
    [InlineData(0xFE000E42u, 36.5)]
    [InlineData(0x007FFFFDu, 8388605.0)]
    [InlineData(0x00800003u, -8388605.0)]
    [InlineData(0x007FFFFFu, null)]
    [InlineData(0x00800000u, null)]
    [InlineData(0x007FFFFEu, null)]
    [InlineData(0x00800002u, null)]
    [InlineData(0x00800001u, null)]
    public void LongNumber_IsAsTheStandardSays(uint bits, double? value) => Assert.Equal(value, MedicalNumber.Long(bits));

    [Fact]
    public void Decode_AnyBytes_NeverThrows_AndSaysOnlyWhatCanBe() =>
        Gen.Select(Gen.Int[0, Decoders.Count - 1].Select(i => Decoders.Values.ElementAt(i)), Gen.Byte.Array[0, 24]).Sample((decode, bytes) =>
        {
            if (decode(bytes) is { } reading)
            {
                Assert.All(reading.Values, said => Assert.InRange(said.Value, said.Quantity.Minimum, said.Quantity.Maximum));
                Assert.True(reading.Impossible >= 0);
            }
        });

    [Fact]
    public void Decode_AValueCutShort_IsRefusedOrSaysLessThanTheWhole()
    {
        foreach (var (characteristic, text, _) in Values.Select(row => row.Data))
        {
            var whole = Bytes(text);
            for (var length = 0; length < whole.Length; length++)
            {
                // Only a heart rate may end earlier: after any of its intervals. What is left out there is not told anyway.
                if (Decoders[characteristic](whole.AsSpan(0, length)) is { } reading)
                {
                    Assert.Equal("heart", characteristic);
                    Assert.Equal(Tell(Decoders[characteristic](whole)!), Tell(reading));
                }
            }
        }
    }

    [Fact]
    public void DeviceTime_WrittenAndRead_IsTheSame()
    {
        var time = new DateTime(2026, 11, 29, 23, 59, 58, 500, DateTimeKind.Unspecified);
        var bytes = DeviceTime.Encode(time);
        Assert.Equal("EA070B1D173B3A078002", Convert.ToHexString(bytes));
        Assert.Equal(time, DeviceTime.Decode(bytes));
        Assert.Null(DeviceTime.Decode(bytes.AsSpan(0, 8)));
        Assert.Null(DeviceTime.Decode(new byte[10]));
    }

    private static string Tell(HealthReading reading) => string.Join("; ",
    [
        .. reading.Values.Select(said => FormattableString.Invariant($"{said.Quantity.Code} {said.Value}")),
        .. reading.Impossible > 0 ? [FormattableString.Invariant($"impossible {reading.Impossible}")] : Array.Empty<string>(),
        .. reading.TakenAt is { } at ? [FormattableString.Invariant($"at {at:yyyy-MM-dd HH:mm:ss}")] : Array.Empty<string>(),
        .. reading.IsClockSet ? Array.Empty<string>() : ["clock never set"],
        .. reading.User is { } user ? [FormattableString.Invariant($"user {user}")] : Array.Empty<string>(),
    ]);

    private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal));
}
