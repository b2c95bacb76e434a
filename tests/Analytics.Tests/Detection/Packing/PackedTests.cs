using System.Text.Json;
using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Analytics.Detection.Packing;
using AgeingMonitor.Analytics.Detection.Routine;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection.Packing;

public sealed class PackedTests
{
    [Fact]
    public void Rows_WrittenAndRead_AreTheSameToTheBit() => Gen.Select(Gen.Int[0, 30], Gen.Int[0, 9], Gen.Int).Sample((rows, columns, seed) =>
    {
        var random = new Random(seed);
        var days = new PersonalDays { Rows = [.. Enumerable.Range(0, columns == 0 ? 0 : rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(3) == 0 ? 0 : (float)(1000 * random.NextDouble())).ToArray())] };
        var read = JsonSerializer.Deserialize<PersonalDays>(JsonSerializer.Serialize(days))!;
        Assert.Equal(days.Rows, read.Rows);
    });

    [Fact]
    public void RunsAndCounts_WrittenAndRead_AreTheSameToTheBit()
    {
        var runs = new RunLengths();
        for (var day = 0; day < 80; day++)
        {
            runs.Take(Math.Sin(day));
        }

        var read = JsonSerializer.Deserialize<RunLengths>(JsonSerializer.Serialize(runs))!;
        Assert.Equal([.. runs.Chance, .. runs.Mean, .. runs.Squares], (double[])[.. read.Chance, .. read.Mean, .. read.Squares]);
        var week = new WeekOfBins { Week = 3, Rows = 2, Counts = [0, 255, 1, 0] };
        Assert.Equal(week.Counts, JsonSerializer.Deserialize<WeekOfBins>(JsonSerializer.Serialize(week))!.Counts);
    }

    /// <summary>What was saved before rows were packed is read still.</summary>
    [Fact]
    public void ArraysAndBase64_OfEarlierStates_AreRead()
    {
        Assert.Equal([[1f, 2.5f], [3f, 4f]], JsonSerializer.Deserialize<PersonalDays>("""{"Rows":[[1,2.5],[3,4]]}""")!.Rows);
        Assert.Equal([1, 0.25], JsonSerializer.Deserialize<RunLengths>("""{"Chance":[1,0.25]}""")!.Chance);
        Assert.Equal([1, 2, 3], JsonSerializer.Deserialize<WeekOfBins>("""{"Counts":"AQID"}""")!.Counts);
    }

    [Theory]
    [InlineData("""{"Rows":"~"}""")]
    [InlineData("""{"Rows":"~!!!"}""")]
    [InlineData("""{"Rows":"~AQID"}""")]
    [InlineData("""{"Rows":"AQID"}""")]
    [InlineData("""{"Rows":""}""")]
    [InlineData("""{"Rows":3}""")]
    [InlineData("""{"Rows":[[1],[1,2]]}""")]
    [InlineData("""{"Rows":[["x"]]}""")]
    [InlineData("""{"Rows":[1,2]}""")]
    public void Garbage_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PersonalDays>(json));

    /// <summary>A text that was cut off is no shorter memory.</summary>
    [Fact]
    public void APackedText_CutOffAnywhere_IsRefused()
    {
        var whole = Packed.Write([.. Enumerable.Range(0, 64).Select(i => (byte)(i * 37))], 4);
        Assert.All(Enumerable.Range(1, whole.Length - 1), length => Assert.Throws<JsonException>(() => Packed.Read(whole[..length], 4)));
    }

    /// <summary>A few bytes that unpack to a gigabyte are no state of ours.</summary>
    [Fact]
    public void APackedText_ThatGrowsWithoutEnd_IsRefused()
    {
        var bomb = Packed.Write(new byte[8 << 20], 1);
        Assert.InRange(bomb.Length, 1, 20_000);
        Assert.Throws<JsonException>(() => Packed.Read(bomb, 1));
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(1e9f)]
    [InlineData(2f)]
    public void APackedCount_ThatCannotBe_IsRefused(float count)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes, count);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PersonalDays>($$"""{"Rows":"{{Packed.Write(bytes, 4)}}"}"""));
    }
}
