using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Tests.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

/// <summary>
/// What <c>docs/mqtt.md</c> says is what runs. When the catalogue changes, <c>AGEING_RENEW=1</c> lets this test write the table of quantities anew.
/// </summary>
public sealed class MqttDocumentTests
{
    private static readonly KitId Kit = KitId.Parse("k-abcdefghijklm");
    private static readonly Instant Received = new(1_772_380_000_000_000);

    [Fact]
    public void Blocks_EveryPack_IsTakenWithoutARejectedRecord()
    {
        var packs = MqttDocument.Blocks().Where(b => b.Kind is "json obs" or "json evt" or "json tick" or "hex obs").ToList();
        Assert.True(packs.Count >= 7);
        Assert.All(packs, block =>
        {
            var result = Decode(block);
            Assert.True(result.Pack is not null, $"{result.Reason} {result.Detail}: {block.Text}");
            Assert.Empty(result.Rejected);
        });
    }

    [Fact]
    public void Blocks_TheFirstPack_IsTheSameInBothFormsAndAsEncoded()
    {
        var json = Decode(MqttDocument.Blocks().First(b => b.Kind == "json obs")).Pack!;
        var hex = MqttDocument.Blocks().First(b => b.Kind == "hex obs");
        PackAssert.Same(json, Decode(hex).Pack!);
        Assert.Equal(Bytes(hex), PackEncoder.Encode(json));
        Assert.Equal(4, json.Observations.Count);
    }

    [Fact]
    public void Blocks_TheWaveforms_AreThoseOfTheText()
    {
        var values = MqttDocument.Blocks().Where(b => b.Kind == "json evt").Select(Decode).SelectMany(r => r.Pack!.Observations).Select(o => o.Value).ToList();
        Assert.True(Waveform.TryRead(values[^2], out var even));
        Assert.Equal((50, 0.0078125, 3, 6), (even.SamplesPerSecond, even.Scale, even.Channels, even.Samples.Length));
        Assert.True(Waveform.TryRead(values[^1], out var uneven));
        Assert.Equal((0.0078125, 3, 9), (uneven.Scale, uneven.Channels, uneven.Samples.Length));
        Assert.Equal([0u, 2000u, 120_000u], uneven.OffsetsMicroseconds.ToArray());
    }

    [Fact]
    public void Blocks_TheAck_SaysWhatTheTextSays()
    {
        var block = Assert.Single(MqttDocument.Blocks(), b => b.Kind == "hex ack");
        Assert.True(AckDecoder.TryDecode(Bytes(block), out var ack));
        Assert.Equal((3, Lane.Obs), (ack.Boot, ack.Lane));
        Assert.Equal([new SequenceRange(4700, 4711), new SequenceRange(4713, 4713)], ack.Ranges);
        Assert.Equal(Bytes(block), AckEncoder.Encode(ack));
    }

    [Fact]
    public void Blocks_EveryState_IsWrittenAsTheEncoderDoes()
    {
        var states = MqttDocument.Blocks().Where(b => b.Kind == "json state").ToList();
        Assert.Equal(2, states.Count);
        Assert.All(states, block =>
        {
            Assert.True(KitStateDecoder.TryDecode(Encoding.UTF8.GetBytes(block.Text), out var state));
            Assert.Equal(block.Text, Encoding.UTF8.GetString(KitStateEncoder.Encode(state)));
        });
    }

    [Fact]
    public void Blocks_TheConfiguration_IsWrittenAsTheEncoderDoes()
    {
        var block = Assert.Single(MqttDocument.Blocks(), b => b.Kind == "json cfg");
        var result = KitConfigurationDecoder.Decode(Encoding.UTF8.GetBytes(block.Text));
        Assert.Empty(result.Faults);
        Assert.Equal(block.Text, Encoding.UTF8.GetString(KitConfigurationEncoder.Encode(result.Configuration!)));
    }

    [Fact]
    public void Blocks_EveryCommandAndAnswer_IsWrittenAsTheEncoderDoes()
    {
        var (commands, answers) = (MqttDocument.Blocks().Where(b => b.Kind == "json cmd").ToList(), MqttDocument.Blocks().Where(b => b.Kind == "json res").ToList());
        Assert.Equal((1, 2), (commands.Count, answers.Count));
        Assert.All(commands, block => Assert.Equal(block.Text, Encoding.UTF8.GetString(KitCommandEncoder.Encode(KitCommandDecoder.Decode(Encoding.UTF8.GetBytes(block.Text)).Command!))));
        Assert.All(answers, block =>
        {
            Assert.True(CommandAnswerDecoder.TryDecode(Encoding.UTF8.GetBytes(block.Text), out var answer));
            Assert.Equal(block.Text, Encoding.UTF8.GetString(CommandAnswerEncoder.Encode(answer)));
        });
    }

    [Fact]
    public void Commands_TheTables_HaveEveryWordOfTheCode()
    {
        Assert.Equal(Enum.GetValues<CommandKind>().Where(kind => kind != CommandKind.Unknown).Select(CommandRules.TextOf).Order(), Words("### What a kit can be asked"));
        Assert.Equal(Enum.GetValues<CommandOutcome>().Select(CommandRules.TextOf).Order(), Words("### Answers"));

        static IEnumerable<string> Words(string heading) => MqttDocument.TableBelow(heading).Skip(2).Select(line => line.Split('|')[1].Trim().Trim('`')).Order();
    }

    [Fact]
    public void Blocks_EveryKind_IsOneThatIsTested() =>
        Assert.All(MqttDocument.Blocks(), b => Assert.Contains(b.Kind, (string[])["json obs", "json evt", "json tick", "json state", "json cfg", "json cmd", "json res", "hex obs", "hex ack"]));

    [Fact]
    public void Quantities_TheTable_IsTheCatalogue()
    {
        if (Environment.GetEnvironmentVariable("AGEING_RENEW") == "1")
        {
            var lines = File.ReadAllLines(MqttDocument.Path).ToList();
            var start = lines.IndexOf("### Quantities") + 2;
            lines.RemoveRange(start, lines.FindIndex(start, string.IsNullOrEmpty) - start);
            lines.InsertRange(start, MqttDocument.QuantityTable());
            File.WriteAllText(MqttDocument.Path, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(MqttDocument.QuantityTable(), MqttDocument.TableBelow("### Quantities"));
    }

    [Fact]
    public void Reasons_TheTable_NamesEveryReasonOnce() => Assert.Equal(
        MqttDocument.ConstantsOf(typeof(WireReasons)).Select(c => $"`{c.Value}`").Order(),
        MqttDocument.TableBelow("## What is refused").Skip(2).Select(l => l.Split('|')[1].Trim()).Order());

    [Fact]
    public void Limits_TheTable_HasEveryLimitOfTheCode()
    {
        var numbers = MqttDocument.TableBelow("## Limits").Skip(2).Select(l => l.Split('|')[2].Trim()).ToList();
        Assert.Equal(MqttDocument.LimitNumbers().Order(), numbers.Select(n => n.Split(' ')[0]).Order());
    }

    [Fact]
    public void Topics_TheTable_HasEveryChannel() => Assert.Equal(
        [Topics.Ack, Topics.Cfg, Topics.Cmd, Topics.Evt, Topics.Obs, Topics.Res, Topics.State, Topics.Tick],
        MqttDocument.TableBelow("## Topics").Skip(2).Select(l => l.Split('|')[1].Trim().Trim('`').Split('/')[^1]).Order());

    private static PackDecodeResult Decode((string Kind, string Text) block)
    {
        _ = LaneNames.TryParse(block.Kind.Split(' ')[1], out var lane);
        return PackDecoder.Decode(Kit, lane, Bytes(block), null, Received);
    }

    private static byte[] Bytes((string Kind, string Text) block) => block.Kind.StartsWith("hex", StringComparison.Ordinal)
        ? Convert.FromHexString(block.Text.ReplaceLineEndings(""))
        : Encoding.UTF8.GetBytes(block.Text);
}
