using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>Events that left without a date, of a program that ended before it learned the time.</summary>
public sealed class OwedDatesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.Path;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Restart_OnTheSameMachine_TheDatedFormsLeaveWithTheNumberThatToldFirst()
    {
        using (var outbox = Open(Data))
        {
            var first = outbox.CallUndated(Second);
            outbox.CallUndated(2 * Second, first.Sequence, Second, 2 * Second);
        }

        using var again = Open(Data);
        again.CallUndated(30 * Second);
        Assert.Equal(2, again.Figures.Owed);
        again.Keep(Known, Minute, TimeSpan.FromMinutes(5));
        var packs = again.TakeAll().ConvertAll(pack => pack.Decode()).OrderBy(pack => (pack.Key.Boot, pack.Key.Lane, pack.Key.Sequence)).ToList();
        Assert.Equal([(1, 1, null), (1, 2, 1L), (1, 3, 1L), (1, 4, 1L), (2, 1, null)], packs.Where(pack => pack.Key.Lane == Lane.Evt).Select(pack => ((int)pack.Key.Boot, (int)pack.Key.Sequence, pack.Repeats)));
        var dated = packs.Where(pack => pack.Key.Boot == 1 && pack.Clock.State == ClockState.Synced).ToList();
        Assert.Equal([[Known.At(Second)], [Known.At(Second), Known.At(2 * Second)]], dated.Select(pack => pack.Observations.Select(o => o.MeasuredAt)));
        Assert.All(dated, pack => Assert.Equal((Known.At(Minute), null), (pack.SealedAt, pack.After)));

        // The boot that set their numbers aside says so.
        Assert.All(packs.Where(pack => pack.Key.Boot == 2), pack => Assert.Equal(new BootEnd(1, 0, 4), pack.After));
        Assert.Equal(0, again.Figures.Owed);
    }

    [Fact]
    public void Restart_Twice_NothingIsDatedTwice()
    {
        using (var outbox = Open(Data))
        {
            outbox.CallUndated(Second);
        }

        Open(Data).Dispose();
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, Minute, TimeSpan.Zero);
        }

        using var again = Open(Data);
        again.Keep(Known, 2 * Minute, TimeSpan.Zero);
        Assert.Equal([1, 2], again.TakeAll().Where(pack => pack.Number.Lane == Lane.Evt).Select(pack => (int)pack.Number.Sequence));
    }

    [Fact]
    public void Restart_WhenTheDateHasLeft_OwesNothing()
    {
        using (var outbox = Open(Data))
        {
            var first = outbox.CallUndated(Second);
            outbox.AddEvent(Known.At(Minute), Known.Quality, [new Observation(Wrist, Quantities.Help, Known.At(Second), ObservedValue.Of(1))], first.Sequence);
        }

        using var again = Open(Data);
        Assert.Equal(0, again.Figures.Owed);
        again.Keep(Known, 2 * Minute, TimeSpan.Zero);
        Assert.Equal(new BootEnd(1, 0, 2), again.TakeAll().Single(pack => pack.Number.Boot == 2).Decode().After);
    }

    [Fact]
    public void LossOfPower_OfKnownLength_IsDatedInTheMiddle()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, 10 * Minute, TimeSpan.Zero);
        }

        using (var outbox = Open(Data, machine: "machine-2"))
        {
            outbox.CallUndated(Minute);
        }

        using var again = Open(Data, machine: "machine-3");
        again.Keep(Known with { OffsetMicroseconds = Known.At(12 * Minute).Microseconds }, Second, TimeSpan.Zero);
        var dated = again.TakeAll().ConvertAll(pack => pack.Decode()).Single(pack => pack.Repeats is not null);
        Assert.Equal((2L, 1L, Known.At(11 * Minute + (30 * Second))), (dated.Key.Boot, dated.Repeats!.Value, dated.Observations[0].MeasuredAt));
        Assert.Equal(new ClockQuality(ClockState.Holdover, 30.05), dated.Clock);
    }

    [Fact]
    public void LossOfPower_OfUnknownLength_TheNumberIsToldAsShed()
    {
        using (var outbox = Open(Data))
        {
            outbox.CallUndated(Minute);
        }

        using var again = Open(Data, machine: "machine-2");
        again.Keep(Known, Second, TimeSpan.Zero);
        var packs = again.TakeAll().ConvertAll(pack => pack.Decode());
        Assert.Equal([1], packs.Where(pack => pack.Key.Lane == Lane.Evt).Select(pack => (int)pack.Key.Sequence));
        var heartbeat = packs.Single(pack => pack.Key.Lane == Lane.Obs);
        Assert.Equal(new BootEnd(1, 0, 2), heartbeat.After);
        Assert.Equal([new ShedRange(1, Lane.Evt, new SequenceRange(2, 2))], heartbeat.Shed);
        Assert.Equal((0, 0), (again.Figures.Owed, again.Figures.LostReadings));
    }

    [Fact]
    public void Restart_AfterTheDiskRefusedTheEvent_OwesItsDateToo()
    {
        using (var outbox = Open(Data))
        {
            FailingDisk.Armed = new FailingDisk.Plan(1, 1, isFull: false);
            try
            {
                outbox.CallUndated(Second);
            }
            finally
            {
                FailingDisk.Armed = null;
            }

            outbox.Keep(KitTime.Unset, 2 * Second, TimeSpan.Zero, Ordinary(2 * Second));
        }

        using var again = Open(Data);
        Assert.Equal(1, again.Figures.Owed);
    }
}
