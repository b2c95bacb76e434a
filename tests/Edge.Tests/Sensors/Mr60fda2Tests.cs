using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Mr60fda2;
using AgeingMonitor.Edge.Sensors.Serial;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Mr60fda2Tests : RadarTests
{
    /// <summary>Seeed's protocol: a fall.</summary>
    private static readonly byte[] Fallen = Convert.FromHexString("0100010001" + "0E02F201FE");

    protected override string Kind => "mr60fda2";

    protected override byte[] Frame => Fallen;

    private protected override IFrameFormat Format => Mr60fda2Frame.Format;

    [Fact]
    public void Frames_OfTheMaker_AreWrittenAsTheyAre()
    {
        Assert.Equal("01000000000E06F6", Convert.ToHexString(Mr60fda2Frame.Encode(0, Mr60fda2Frame.ReadParameters)));
        Assert.Equal(Fallen, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Fall, 1));
    }

    [Fact]
    public void Run_FallAndRecovery_AreToldOnceEach()
    {
        using var run = Start().ForSeconds(1);
        Feed(run, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Fall, 0), 3);
        Feed(run, Fallen, 5);
        Feed(run, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Fall, 0), 3);
        Assert.Equal([0.0, 1.0, 0.0], run.Values(Quantities.FloorPresence));
    }

    [Fact]
    public void Run_Presence_IsToldWhenItChanges()
    {
        using var run = Start().ForSeconds(1);
        Feed(run, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Present, 1), 2);
        Feed(run, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Present, 0), 2);
        Assert.Equal([1.0, 0.0], run.Values(Quantities.Presence));
    }

    [Fact]
    public void Run_FlagThatIsNone_IsCounted()
    {
        using var run = Start().ForSeconds(1);
        Feed(run, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Fall, 7), 1);
        Feed(run, Mr60fda2Frame.Encode(1, Mr60fda2Frame.Fall, 1, 1), 1);
        Assert.Equal(2, run.Output.Lost(SensorLoss.Impossible));
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_FallBehindATornAnswer_IsToldAtOnce()
    {
        using var run = Start().ForSeconds(1);
        var answer = Mr60fda2Frame.Encode(0, Mr60fda2Frame.ReadParameters, [.. Enumerable.Range(1, 28).Select(value => (byte)value)]);
        for (var kept = 1; kept < answer.Length; kept++)
        {
            Serial.Feed(answer.AsSpan(0, kept));
            Serial.Feed(Mr60fda2Frame.Encode(1, Mr60fda2Frame.Fall, (byte)(kept % 2)));
            run.ForSeconds(0.1);
            Assert.Equal(kept, run.Values(Quantities.FloorPresence).Length);
        }
    }

    [Fact]
    public void Run_RadarWithNothingToTell_IsKnownFromADeadOneByItsAnswers()
    {
        Serial.OnWritten = sent => Answer(sent, 2.5f);
        using var run = Start().For(TimeSpan.FromMinutes(5)).StillRunning();
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_RadarSetToAnotherHeight_IsSuspect()
    {
        Serial.OnWritten = sent => Answer(sent, 3.0f);
        using var run = Start().ForSeconds(5).StillRunning();
        Assert.Contains("not set to its height", Assert.Single(run.Output.Suspicions), StringComparison.Ordinal);
        Serial.OnWritten = sent => Answer(sent, 2.5f);
        run.ForSeconds(15);
        Assert.Equal([1.0, 0.0], run.Values(Quantities.SensorFault));
    }

    [Fact]
    public async Task Run_RadarWellAfterBeingStartedAnew_IsBelievedAgain()
    {
        Serial.OnWritten = sent => Answer(sent, 3.0f);
        using var run = Start().ForSeconds(5).StillRunning();
        Assert.Equal([1.0], run.Values(Quantities.SensorFault));
        await run.StopAsync();
        Serial.OnWritten = sent => Answer(sent, 2.5f);
        using var next = DriverRun.Start(run.Driver, run.Clock).ForSeconds(5).StillRunning();
        Assert.Equal([0.0], next.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Run_AtTheStart_SetsTheHeight()
    {
        using var run = Start().ForSeconds(1);
        Assert.StartsWith("01000100040E04F1" + "00002040" + "9F", Convert.ToHexString([.. Serial.Written]), StringComparison.Ordinal);
    }

    private void Answer(byte[] sent, float height)
    {
        if (Mr60fda2Frame.Type(sent) == Mr60fda2Frame.ReadParameters)
        {
            var parameters = new byte[28];
            BinaryPrimitives.WriteSingleLittleEndian(parameters, height);
            Serial.Feed(Mr60fda2Frame.Encode(0, Mr60fda2Frame.ReadParameters, parameters));
        }
    }
}
