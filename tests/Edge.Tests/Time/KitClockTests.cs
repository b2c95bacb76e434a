using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Time;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Time;

public sealed class KitClockTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly MovedClock machine = new(Start);

    [Fact]
    public void Read_NobodyKeepsTheTime_IsUnset_HoweverRightItLooks()
    {
        var clock = new KitClock(machine, Start - TimeSpan.FromMinutes(1));
        Assert.Equal(KitTime.Unset, clock.Read());
    }

    [Fact]
    public void Read_TheTimeIsLearned_DatesWhatWasMeasuredBefore()
    {
        var clock = new KitClock(machine, null);
        machine.Show(Instant.Epoch);
        Assert.False(clock.Read().IsKnown);
        var (stamp, at) = (machine.Stamp, machine.True);
        machine.Pass(TimeSpan.FromDays(3));
        machine.Sync();
        var time = clock.Read();
        Assert.Equal(new ClockQuality(ClockState.Synced, 0.01), time.Quality);
        Assert.Equal(at, time.At(stamp));
    }

    [Fact]
    public void Read_TheServiceIsLost_CountsOnAndBecomesLessSure()
    {
        var clock = new KitClock(machine, null);
        machine.Sync();
        clock.Read();
        machine.IsSynced = false;
        machine.Pass(TimeSpan.FromDays(9));

        // Somebody sets the time of day by hand meanwhile.
        machine.Show(Start - Year);
        var time = clock.Read();
        Assert.Equal(new ClockQuality(ClockState.Holdover, 15.562), time.Quality); // 9 × 86,400 s × 20 ppm + 0.01 s
        Assert.Equal(machine.True, time.At(machine.Stamp));
    }

    [Fact]
    public void Read_TheProgramStartsAgainWithoutAService_CountsOnFromWhatItKnewBefore()
    {
        machine.Pass(TimeSpan.FromHours(1));
        var kept = new ClockAnchor(machine.Stamp, machine.True, 0.01);
        machine.Pass(TimeSpan.FromDays(1));
        machine.Show(Instant.Epoch);
        var clock = new KitClock(machine, kept.At, kept);
        var time = clock.Read();
        Assert.Equal(new ClockQuality(ClockState.Holdover, 1.738), time.Quality); // 86,400 s × 20 ppm + 0.01 s
        Assert.Equal(machine.True, time.At(machine.Stamp));
        machine.Sync();
        Assert.Equal(ClockState.Synced, clock.Read().Quality.State);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void Read_TheServiceSteps_FollowsAndSaysByHowMuch(int seconds)
    {
        var clock = new KitClock(machine, null);
        machine.IsSynced = true;
        machine.Show(Start - TimeSpan.FromSeconds(seconds));
        clock.Read();
        machine.Pass(TimeSpan.FromSeconds(1));
        machine.Sync();
        Assert.Equal(machine.True, clock.Read().At(machine.Stamp));
        Assert.Equal(seconds, clock.LastStepSeconds, 3);
    }

    [Fact]
    public void Read_AClockChip_IsBelievedWithinReason()
    {
        machine.HasBatteryClock = true;
        var time = new KitClock(machine, Start - TimeSpan.FromDays(2)).Read();
        Assert.Equal(new ClockQuality(ClockState.Holdover, 4.456), time.Quality); // 1 s + 2 × 86,400 s × 20 ppm
        Assert.Equal(Start, time.At(0));
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    [InlineData(-1)]
    [InlineData(-20_000)]
    public void Read_AClockChipThatIsFarOff_IsNotBelieved_UntilAServiceSetsItRight(int days)
    {
        machine.HasBatteryClock = true;
        machine.Show(Start + TimeSpan.FromDays(days));
        var clock = new KitClock(machine, Start - TimeSpan.FromHours(1));
        Assert.Equal(KitTime.Unset, clock.Read());
        machine.Pass(TimeSpan.FromHours(5));
        Assert.Equal(KitTime.Unset, clock.Read());
        machine.Sync();
        Assert.Equal(Start, clock.Read().At(0));
    }

    [Fact]
    public void Read_AClockChipOfAKitThatNeverKnewTheTime_IsNotBelieved()
    {
        machine.HasBatteryClock = true;
        Assert.Equal(KitTime.Unset, new KitClock(machine, null).Read());
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2300)]
    public void Read_AServiceOfAnotherCentury_IsNotBelieved(int year)
    {
        machine.IsSynced = true;
        machine.Show(Instant.From(new DateTimeOffset(year, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(KitTime.Unset, new KitClock(machine, null).Read());
    }

    [Fact]
    public void AnyLife_WhileKnown_IsRightToWithinWhatItSays() =>
        Gen.Int[0, 5].Array[1, 80].Sample(steps =>
        {
            var life = new MovedClock(Start);
            var clock = new KitClock(life, null);
            foreach (var step in steps)
            {
                life.Pass(TimeSpan.FromMinutes(step * step));
                switch (step)
                {
                    case 0 or 1:
                        life.Sync();
                        break;
                    case 2:
                        life.IsSynced = false;
                        break;
                    case 3 when !life.IsSynced:
                        life.Show(Start + TimeSpan.FromDays(steps.Length * step));
                        break;
                    case 4 when !life.IsSynced:
                        life.Show(Start - Year);
                        break;
                }

                var time = clock.Read();
                Assert.True(!time.IsKnown || Math.Abs((time.At(life.Stamp) - life.True).TotalSeconds) <= time.Quality.UncertaintySeconds);
            }
        });
}
