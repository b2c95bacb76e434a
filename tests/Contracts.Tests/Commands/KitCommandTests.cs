using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Commands;

public sealed class KitCommandTests
{
    private const string Whole = """{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":60,"seconds":15}""";

    [Fact]
    public void Decode_AWholeOne_SaysWhatItSays_AndIsWrittenTheSame()
    {
        var command = Decode(Whole).Command!;
        Assert.Equal((CommandId.Parse("c-abcdefghijklm"), CommandKind.Identify, 15), (command.Request, command.Kind, command.Seconds));
        Assert.Equal((new Instant(1_772_366_450_000_000), TimeSpan.FromMinutes(1)), (command.Expires, command.Within));
        Assert.Equal(Whole, Encoding.UTF8.GetString(KitCommandEncoder.Encode(command)));
    }

    [Theory]
    [InlineData("""{"command":"identify","expires":1772366450,"within":60}""", "request is missing")]
    [InlineData("""{"request":"k-abcdefghijklm","command":"identify","expires":1772366450,"within":60}""", "request must be c-")]
    [InlineData("""{"request":"c-abcdefghijklm","expires":1772366450,"within":60}""", "command is missing")]
    [InlineData("""{"request":"c-abcdefghijklm","command":7,"expires":1772366450,"within":60}""", "command must be a word")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","within":60}""", "expires is missing")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450.5,"within":60}""", "expires must be a whole number")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":99999999999,"within":60}""", "expires must be a whole number")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":0}""", "within must be a whole number from 1 to 600")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":601}""", "within must be a whole number from 1 to 600")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":60,"seconds":61}""", "seconds must be a whole number from 1 to 60")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":60,"seconds":"15"}""", "seconds must be a whole number")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":60,"second":15}""", "no 'second'")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"diagnostics","expires":1772366450,"within":60,"seconds":15}""", "no 'seconds'")]
    [InlineData("""{"request":"c-abcdefghijklm","request":"c-abcdefghijklm","command":"identify","expires":1,"within":60}""", "JSON")]
    [InlineData("""{"request":"c-abcdefghijklm","command":"\ud800","expires":1772366450,"within":60}""", "JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("null", "must be an object")]
    [InlineData("", "JSON")]
    public void Decode_SomethingWrong_SaysWhereAndWhatIsAllowed(string json, string expected)
    {
        var read = Decode(json);
        Assert.Null(read.Command);
        Assert.Contains(expected, Assert.Single(read.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_AFaultBesideAGoodRequest_CanBeAnswered() =>
        Assert.Equal(CommandId.Parse("c-abcdefghijklm"), Decode("""{"request":"c-abcdefghijklm","command":"identify","expires":-1,"within":60}""").Request);

    [Fact]
    public void Decode_AWordOfALaterServer_IsUnknownWithItsRequest_WhateverElseIsInIt()
    {
        var read = Decode("""{"request":"c-abcdefghijklm","command":"sing","expires":1772366450,"within":60,"song":{"verses":[1,2]}}""");
        Assert.Empty(read.Faults);
        Assert.Equal((CommandKind.Unknown, CommandId.Parse("c-abcdefghijklm")), (read.Command!.Kind, read.Command.Request));
    }

    [Fact]
    public void Decode_TooLarge_IsRefusedUnread() => Assert.Contains("bytes", Assert.Single(KitCommandDecoder.Decode(new byte[CommandRules.MostBytes + 1]).Faults), StringComparison.Ordinal);

    [Fact]
    public void Decode_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 200].Sample(bytes => KitCommandDecoder.Decode(bytes).Command is null);

    [Fact]
    public void Decode_AWholeOneWithAnyByteChanged_NeverThrows() => Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte).Sample((at, value) =>
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        bytes[at] = value;
        var read = KitCommandDecoder.Decode(bytes);
        Assert.True(read.Command is null != (read.Faults.Count == 0));
    });

    [Fact]
    public void Encode_WhatAKitWouldRefuse_Throws()
    {
        var good = Decode(Whole).Command!;
        Assert.Throws<ArgumentException>(() => KitCommandEncoder.Encode(good with { Seconds = 61 }));
        Assert.Throws<ArgumentException>(() => KitCommandEncoder.Encode(good with { Kind = CommandKind.RenewCertificate }));
        Assert.Throws<ArgumentException>(() => KitCommandEncoder.Encode(good with { Kind = CommandKind.Unknown }));
        Assert.Throws<ArgumentException>(() => KitCommandEncoder.Encode(good with { Within = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => KitCommandEncoder.Encode(good with { Request = default }));
    }

    private static KitCommandResult Decode(string json) => KitCommandDecoder.Decode(Encoding.UTF8.GetBytes(json));
}
