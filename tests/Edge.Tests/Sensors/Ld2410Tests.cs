using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Ld2410;
using AgeingMonitor.Edge.Sensors.Serial;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Ld2410Tests : RadarTests
{
    /// <summary>By the protocol of Hi-Link: moving and still at 1.50 m.</summary>
    private static readonly byte[] There = Convert.FromHexString("F4F3F2F10D0002AA0396003C960064960055" + "00F8F7F6F5");
    private static readonly byte[] Nobody = Convert.FromHexString("F4F3F2F10D0002AA00000000000000000055" + "00F8F7F6F5");

    protected override string Kind => "ld2410";

    protected override byte[] Frame => There;

    private protected override IFrameFormat Format => Ld2410Frame.Format;

    [Fact]
    public void Run_SomebodyComesAndGoes_IsToldWithTheHold()
    {
        using var run = Start().ForSeconds(1);
        Feed(run, Nobody, 5);
        Feed(run, There, 20);
        Feed(run, Nobody, 95);
        Assert.Equal([0.0, 1.0], run.Values(Quantities.Presence));
        Feed(run, Nobody, 15);
        Assert.Equal([0.0, 1.0, 0.0], run.Values(Quantities.Presence));
        Assert.Equal([1.5], run.Values(Quantities.TargetDistance));
    }

    [Fact]
    public void Run_TwoFramesOfAReflection_AreNobody()
    {
        using var run = Start().ForSeconds(1);
        Feed(run, Nobody, 3);
        Feed(run, There, 2);
        Feed(run, Nobody, 3);
        Assert.Equal([0.0], run.Values(Quantities.Presence));
    }

    [Fact]
    public void Run_EngineeringReport_IsReadToo()
    {
        byte[] long_ = [0xF4, 0xF3, 0xF2, 0xF1, 0x23, 0x00, 0x01, 0xAA, 0x02, 0x00, 0x00, 0x00, 0x96, 0x00, 0x40, 0x96, 0x00, 8, 8, .. new byte[18], 0x20, 0x01, 0x55, 0x00, 0xF8, 0xF7, 0xF6, 0xF5];
        using var run = Start().ForSeconds(1);
        Feed(run, long_, 5);
        Assert.Equal([1.0], run.Values(Quantities.Presence));
    }

    [Fact]
    public void Run_DistanceThatCannotBe_IsCounted()
    {
        byte[] far = [.. There];
        far[16] = 0x7F;
        using var run = Start().ForSeconds(1);
        Feed(run, far, 5);
        Assert.Empty(run.Output.Readings);
        Assert.Equal(5, run.Output.Lost(SensorLoss.Impossible));
    }

    [Fact]
    public void Run_AtTheStart_SwitchesBluetoothOff()
    {
        using var run = Start().ForSeconds(1);
        Assert.Equal("FDFCFBFA0400FF00010004030201" + "FDFCFBFA0400A400000004030201" + "FDFCFBFA0200FE0004030201", Convert.ToHexString([.. Serial.Written]));
    }
}
