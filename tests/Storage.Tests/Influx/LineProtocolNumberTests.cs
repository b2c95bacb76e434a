using System.Buffers;
using System.Globalization;
using System.Text;
using AgeingMonitor.Storage.Influx;
using CsCheck;

namespace AgeingMonitor.Storage.Tests.Influx;

public sealed class LineProtocolNumberTests
{
    /// <summary>What Go prints for strconv.FormatFloat(value, 'g', -1, 64): documentation of strconv and the corpus.</summary>
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(100000, "100000")]
    [InlineData(999999.5, "999999.5")]
    [InlineData(1000000, "1e+06")]
    [InlineData(6632243, "6.632243e+06")]
    [InlineData(-123456789.125, "-1.23456789125e+08")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-0.000025, "-2.5e-05")]
    [InlineData(1e22, "1e+22")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    public void Write_KnownNumber_HasTheKnownShape(double value, string expected) => Assert.Equal(expected, Written(value));

    [Fact]
    public void Write_AnyNumber_ReadsBackBitForBit()
    {
        foreach (var value in Samples.Of(Gen.OneOf(Gen.Double, Gen.Double[-1e7, 1e7], Gen.Double[-1e-3, 1e-3]).Where(double.IsFinite), 20_000))
        {
            Assert.Equal(value, double.Parse(Written(value), CultureInfo.InvariantCulture));
        }
    }

    private static string Written(double value)
    {
        var output = new ArrayBufferWriter<byte>();
        LineProtocolNumber.Write(output, value);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
