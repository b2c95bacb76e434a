using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

public sealed class KitOutboxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.Path;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Commit_Live_SealsAtOnce()
    {
        using var outbox = Open(Data);
        outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(Second / 2), Vital(Second / 2));
        var pack = Assert.Single(outbox.TakeAll()).Decode();
        Assert.Equal((1, 1, Known.At(Second), 0L), (pack.Key.Boot, pack.Key.Sequence, pack.SealedAt, pack.EventsBefore));
        Assert.Equal([Known.At(Second / 2), Known.At(Second / 2)], pack.Observations.Select(o => o.MeasuredAt));
        Assert.Equal(Known.Quality, pack.Clock);
    }

    [Fact]
    public void Commit_WhatItsDeviceDated_KeepsThatDate_AndIsTheSameWhenItComesAgain_AndIsOfItsStampWhileTheTimeIsUnknown()
    {
        using var outbox = Open(Data);
        var dated = Ordinary(Second / 2) with { Dated = Known.At(0) - TimeSpan.FromDays(3) };
        outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, dated);
        outbox.Keep(Known, 2 * Second, TimeSpan.Zero, dated);
        outbox.Keep(Known, 3 * Second, TimeSpan.Zero, dated);
        var observations = outbox.TakeAll().SelectMany(pack => pack.Decode().Observations).ToList();
        Assert.Equal([Known.At(Second / 2), dated.Dated!.Value, dated.Dated!.Value], observations.Select(o => o.MeasuredAt));
    }

    [Fact]
    public void Commit_NothingMeasured_SaysAHeartbeatEachMinute()
    {
        using var outbox = Open(Data);
        for (var now = 0L; now <= 3 * Minute; now += Second)
        {
            outbox.Keep(Known, now, TimeSpan.Zero);
        }

        var packs = outbox.TakeAll();
        Assert.Equal([0, Minute, 2 * Minute, 3 * Minute], packs.Select(pack => pack.SealedAt.Microseconds - SwitchedOn.Microseconds));
        Assert.All(packs, pack => Assert.Empty(pack.Decode().Observations));
    }

    [Fact]
    public void Commit_Backlog_WaitsForTheOthersAndKeepsVitalSignsApart()
    {
        using var outbox = Open(Data);
        outbox.Keep(Known, 0, TimeSpan.FromMinutes(5), Vital(0));
        for (var now = Second; now < 6 * Minute; now += Second)
        {
            outbox.Keep(Known, now, TimeSpan.FromMinutes(5), Ordinary(now));
        }

        var packs = outbox.TakeAll().ConvertAll(pack => pack.Decode());
        Assert.Equal(2, packs.Count);
        Assert.All(packs[0].Observations, o => Assert.Equal(Hall, o.Sensor));
        Assert.Equal(Wrist, Assert.Single(packs[1].Observations).Sensor);
        Assert.Equal(6 * 60, packs.Sum(pack => pack.Observations.Count) + outbox.Figures.Waiting);
    }

    [Fact]
    public void Commit_ClockLostAndFoundAgain_KeepsTheOrderOfMeasurement()
    {
        using var outbox = Open(Data);
        var holdover = Known with { Quality = new ClockQuality(ClockState.Holdover, 2) };
        outbox.Keep(Known, 0, TimeSpan.FromMinutes(5), Ordinary(0));
        outbox.Keep(holdover, Second, TimeSpan.FromMinutes(5), Ordinary(Second));
        outbox.Keep(Known, 2 * Second, TimeSpan.FromMinutes(5), Ordinary(2 * Second));
        outbox.Keep(Known, 6 * Minute, TimeSpan.FromMinutes(5));
        var packs = outbox.TakeAll().ConvertAll(pack => pack.Decode());
        var told = packs.SelectMany(pack => pack.Observations.Select(o => (pack.Clock.State, o.MeasuredAt)));
        Assert.Equal([(ClockState.Synced, Known.At(0)), (ClockState.Holdover, Known.At(Second)), (ClockState.Synced, Known.At(2 * Second))], told);
    }

    [Fact]
    public void Event_OvertakesTheBacklog_AndIsNamedByThePacksAfterIt()
    {
        using var outbox = Open(Data);
        outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
        outbox.Call(2 * Second);
        outbox.Keep(Known, 3 * Second, TimeSpan.Zero, Ordinary(3 * Second));
        var packs = outbox.TakeAll();
        Assert.Equal([Lane.Evt, Lane.Obs, Lane.Obs], packs.Select(pack => pack.Number.Lane));
        Assert.Equal([null, 0L, 1L], packs.Select(pack => pack.Decode().EventsBefore));
    }

    [Fact]
    public void Open_AfterACrash_SendsTheSameBytesAgainAndSaysWhereTheBootEnded()
    {
        List<OutgoingPack> before;
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
            outbox.Call(Second);
            before = outbox.TakeAll();
        }

        using var again = Open(Data);
        Assert.Equal(2, again.Boot);
        again.Keep(Known, 2 * Second, TimeSpan.Zero, Ordinary(2 * Second));
        var after = again.TakeAll();
        Assert.Equal(before.Select(pack => (pack.Number, Convert.ToHexString(pack.Payload.Span))), after.Take(2).Select(pack => (pack.Number, Convert.ToHexString(pack.Payload.Span))));
        Assert.Equal(new BootEnd(1, 1, 1), after[2].Decode().After);
    }

    [Fact]
    public void Open_WithReadingsThatWaitedDated_SealsThemUnderTheBootThatMeasuredThem()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, 0, TimeSpan.FromMinutes(5), Ordinary(0));
            outbox.Keep(Known, Second, TimeSpan.FromMinutes(5), Vital(Second));
        }

        using var again = Open(Data);
        again.Keep(Known, Minute, TimeSpan.Zero);
        var packs = again.TakeAll().ConvertAll(pack => pack.Decode());
        Assert.Equal([(1, 1), (2, 1)], packs.Select(pack => ((int)pack.Key.Boot, (int)pack.Key.Sequence)));
        Assert.Equal(2, packs[0].Observations.Count);
        Assert.Equal(new BootEnd(1, 1, 0), packs[1].After);
    }

    [Fact]
    public void Open_AfterASecondCrash_SealsTheReadingsOfBothBootsInTheOrderOfMeasurement()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, Ordinary(Second), Ordinary(2 * Second));
        }

        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, Minute, TimeSpan.FromMinutes(5), Ordinary(Minute));
            outbox.Keep(Known, Minute + Second, TimeSpan.FromMinutes(5), Ordinary(Minute + Second));
            Assert.Equal(0, outbox.Figures.Packs);
        }

        using var again = Open(Data);
        Assert.Equal((4L, Known.At(Minute + Second)), (again.Figures.LastReading, again.Figures.KnownAt));
        again.Keep(Known, 2 * Minute, TimeSpan.Zero, Ordinary(2 * Minute));
        var packs = again.TakeAll().ConvertAll(pack => pack.Decode());
        Assert.Equal([(2L, 1L), (2L, 2L), (3L, 1L)], packs.Select(pack => (pack.Key.Boot, pack.Key.Sequence)));
        Assert.Equal([Known.At(Second), Known.At(2 * Second), Known.At(Minute), Known.At(Minute + Second), Known.At(2 * Minute)], packs.SelectMany(pack => pack.Observations).Select(o => o.MeasuredAt));
    }

    [Fact]
    public void Lose_WhateverTheDiskSays_IsCountedOnce()
    {
        for (var n = 1; n <= 8; n++)
        {
            using var place = new TemporaryFolder();
            using var outbox = Open(place.Path);
            outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));

            // One of these calls is the fsync of a log that is written already, and stays as it is: the loss is told although the disk says no.
            FailingDisk.Armed = new FailingDisk.Plan(n, 1000, isFull: false);
            try
            {
                outbox.Lose(700);
            }
            finally
            {
                FailingDisk.Armed = null;
            }

            outbox.Lose(700);
            outbox.Keep(Known, 2 * Second, TimeSpan.Zero, Ordinary(2 * Second));
            outbox.Lose(701);
            Assert.Equal((701, 701), (outbox.Figures.LostReadings, outbox.Figures.LostBefore));
            outbox.Keep(Known, 3 * Second, TimeSpan.Zero, Ordinary(3 * Second));
            var shed = outbox.TakeAll().SelectMany(pack => pack.Decode().Shed).SelectMany(range => Enumerable.Range((int)range.Range.First, (int)(range.Range.Last - range.Range.First + 1)));
            Assert.Equal(3, shed.Distinct().Count());
        }
    }

    [Fact]
    public void Commit_RolledBack_AnEventThatLeavesMeanwhileDoesNotTellOfIt()
    {
        using var outbox = Open(Data, new OutboxOptions { MostWaiting = 100 });
        outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
        FailingDisk.Armed = new FailingDisk.Plan(1, 1000, isFull: false);
        try
        {
            // 150 wait for the time, and 50 of them are given up: told as a number that no pack will have, had the disk taken it.
            Assert.Throws<OutboxFaultException>(() => outbox.Keep(KitTime.Unset, 2 * Second, TimeSpan.Zero, [.. Enumerable.Range(0, 150).Select(i => Ordinary(i))]));
        }
        finally
        {
            FailingDisk.Armed = null;
        }

        // The disk is gone for a while: the event is made of what is in memory.
        Directory.Move(Data, Data + "-gone");
        outbox.Call(3 * Second);
        Assert.Empty(outbox.Take(mayTakeObs: true)!.Decode().Shed);
        Directory.Move(Data + "-gone", Data);

        outbox.Keep(Known, 4 * Second, TimeSpan.Zero, Ordinary(4 * Second));
        var pack = outbox.TakeAll().ConvertAll(p => p.Decode()).Last(p => p.Key.Lane == Lane.Obs);
        Assert.Equal((2L, 1L), (pack.Key.Sequence, pack.EventsBefore));
        Assert.Empty(pack.Shed);
    }

    [Fact]
    public void Acknowledge_Forgets()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
            outbox.Acknowledge([.. outbox.TakeAll().Select(pack => pack.Number)]);
            Assert.Equal((0, 0L), (outbox.Figures.Packs, outbox.Figures.Bytes));
        }

        using var again = Open(Data);
        Assert.Null(again.Take(true));
    }

    [Fact]
    public void Full_ShedsTheHomeBeforeVitalSignsBeforeAlarms_AndTellsAll()
    {
        using var outbox = Open(Data, new OutboxOptions { MostBytes = 16 * 1024 });
        for (var i = 0; i < 60; i++)
        {
            var now = i * 10 * Minute;
            if (i % 2 == 0)
            {
                outbox.Call(now);
            }

            outbox.Keep(Known, now + Second, TimeSpan.FromMinutes(1), Ordinary(now), Vital(now));
        }

        Assert.True(outbox.Figures.Bytes <= 16 * 1024);
        Assert.True(outbox.Figures.ShedPacks > 50);
        var packs = outbox.TakeAll().ConvertAll(pack => pack.Decode());
        var kept = packs.Where(pack => pack.Key.Lane == Lane.Obs).ToList();
        Assert.Equal(30, packs.Count(pack => pack.Key.Lane == Lane.Evt));
        Assert.True(kept.Count(pack => pack.Observations.Any(o => o.Sensor == Hall)) <= 1, "the home went first");

        outbox.Acknowledge([.. packs.Select(pack => new PackNumber(pack.Key.Boot, pack.Key.Lane, pack.Key.Sequence))]);
        outbox.Keep(Known, 700 * Minute, TimeSpan.Zero);
        packs.AddRange(outbox.TakeAll().ConvertAll(pack => pack.Decode()));
        var told = packs.SelectMany(pack => pack.Shed).SelectMany(range => Enumerable.Range((int)range.Range.First, (int)(range.Range.Last - range.Range.First + 1))).ToHashSet();
        var seen = packs.Where(pack => pack.Key.Lane == Lane.Obs).Select(pack => (int)pack.Key.Sequence).ToHashSet();
        Assert.Empty(seen.Intersect(told));
        Assert.Equal(Enumerable.Range(1, seen.Max()), seen.Union(told).Order());
    }

    [Fact]
    public void Old_IsShed_AlarmsStay()
    {
        using var outbox = Open(Data);
        outbox.Call(0);
        outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
        outbox.Keep(Known, 41L * 24 * 60 * Minute, TimeSpan.Zero);
        Assert.Equal([(Lane.Evt, 1), (Lane.Obs, 2)], outbox.TakeAll().Select(pack => (pack.Number.Lane, (int)pack.Number.Sequence)));
        Assert.Equal(1, outbox.Figures.ShedPacks);
    }

    [Fact]
    public void Unset_ReadingsWait_AndAreDatedToTheMicrosecondWhenTheTimeIsLearned()
    {
        using var outbox = Open(Data);
        outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, Ordinary(Second), Ordinary(2 * Second), Vital(3 * Second));
        Assert.Null(outbox.Take(true));
        outbox.Keep(Known, Minute, TimeSpan.Zero);
        var pack = Assert.Single(outbox.TakeAll()).Decode();
        Assert.Equal([Known.At(Second), Known.At(2 * Second), Known.At(3 * Second)], pack.Observations.Select(o => o.MeasuredAt));
    }

    [Fact]
    public void Unset_TheAgentStartsAgainOnTheSameMachine_ReadingsOfTheEarlierBootAreDatedToo()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, Ordinary(Second));
        }

        using var again = Open(Data);
        again.Keep(KitTime.Unset, Minute, TimeSpan.Zero, Ordinary(Minute));
        again.Keep(Known, 2 * Minute, TimeSpan.Zero);
        var packs = again.TakeAll().ConvertAll(pack => pack.Decode());
        Assert.Equal([Known.At(Second), Known.At(Minute)], packs.Select(pack => Assert.Single(pack.Observations).MeasuredAt));
    }

    [Fact]
    public void Unset_AfterARestartAndALossOfPower_AreDatedByTheStartOfTheMachineThatKnewTheTime()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, 10 * Minute, TimeSpan.Zero, Ordinary(10 * Minute));
            outbox.Acknowledge([.. outbox.TakeAll().Select(pack => pack.Number)]);
        }

        using (var outbox = Open(Data))
        {
            Assert.Equal(new ClockAnchor(10 * Minute, Known.At(10 * Minute), 0.05), outbox.Figures.Anchor);
            outbox.Keep(KitTime.Unset, 12 * Minute, TimeSpan.Zero, Vital(2 * Minute), Vital(12 * Minute));
        }

        // Two days later; what is known of another start of the machine is of no use here.
        using var again = Open(Data, machine: "machine-2");
        Assert.Null(again.Figures.Anchor);
        again.Keep(Known with { OffsetMicroseconds = Known.At(48 * 60 * Minute).Microseconds }, Minute, TimeSpan.Zero);
        var pack = again.TakeAll().ConvertAll(p => p.Decode()).Single(p => p.Observations.Count > 0);
        Assert.Equal([Known.At(2 * Minute), Known.At(12 * Minute)], pack.Observations.Select(o => o.MeasuredAt));
        Assert.Equal(new ClockQuality(ClockState.Holdover, 0.06), pack.Clock); // 0.05 s + 8 min × 20 ppm, in whole milliseconds
        Assert.Equal(0, again.Figures.LostReadings);
    }

    [Fact]
    public void Open_OfVersion1_IsBroughtUpToDate()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, Ordinary(Second));
        }

        Alter("DROP TABLE machine; DROP TABLE owed; ALTER TABLE boot DROP COLUMN lost; ALTER TABLE shed DROP COLUMN declared; PRAGMA user_version = 1;");
        using var again = Open(Data);
        again.Keep(Known, Minute, TimeSpan.Zero);
        Assert.Equal(Known.At(Second), Assert.Single(Assert.Single(again.TakeAll()).Decode().Observations).MeasuredAt);
    }

    [Fact]
    public void Open_OfVersion2_DeclaresAgainWhatWasShed_NeighboursAsOne()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(Second));
        }

        Alter("ALTER TABLE shed DROP COLUMN declared; INSERT INTO shed VALUES (1, 0, 5, 5), (1, 0, 6, 7), (1, 0, 9, 9), (1, 1, 8, 8), (1, 0, 8, 8); PRAGMA user_version = 2;");
        using var again = Open(Data);
        again.Keep(Known, Minute, TimeSpan.Zero, Ordinary(Minute));
        Assert.Equal([new ShedRange(1, Lane.Evt, new(8, 8)), new ShedRange(1, Lane.Obs, new(5, 9))], again.TakeAll()[^1].Decode().Shed.OrderByDescending(range => range.Lane));
    }

    [Fact]
    public void Open_WhatAPackDeclares_IsNotDeclaredAgain_UnlessThatPackIsShed()
    {
        var little = new OutboxOptions { MostBytes = 16 * 1024 };
        using (var outbox = Open(Data, little))
        {
            for (var i = 1L; outbox.Figures.ShedPacks < 3; i++)
            {
                outbox.Keep(Known, i * Minute, TimeSpan.Zero, Ordinary(i * Minute));
            }

            outbox.Keep(Known, 1000 * Minute, TimeSpan.Zero, Ordinary(1000 * Minute));
        }

        using var again = Open(Data, little);
        var shed = again.Figures.ShedPacks;
        again.Keep(Known, 1001 * Minute, TimeSpan.Zero, Ordinary(1001 * Minute));
        var told = again.TakeAll().Select(pack => pack.Decode().Shed).ToList();
        Assert.Equal(Enumerable.Range(1, (int)shed).Select(number => new ShedRange(1, Lane.Obs, new(number, number))), told.SelectMany(ranges => ranges));
    }

    [Fact]
    public void Unset_AfterALossOfPower_AreDatedIfTheBoundIsClose()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, 10 * Minute, TimeSpan.Zero, Ordinary(10 * Minute));
        }

        using (var outbox = Open(Data, machine: "machine-2"))
        {
            outbox.Keep(KitTime.Unset, Minute, TimeSpan.Zero, Vital(Minute, 71));
        }

        // Known at 10 min, then a minute without a clock, then this machine, switched on at 12 min: 1 min of slack.
        var third = Known with { OffsetMicroseconds = (SwitchedOn + TimeSpan.FromMinutes(12)).Microseconds };
        using var again = Open(Data, machine: "machine-3");
        again.Keep(third, Second, TimeSpan.Zero);
        var pack = again.TakeAll().ConvertAll(p => p.Decode()).Single(p => p.Observations.Any(o => o.Sensor == Wrist));
        Assert.Equal(SwitchedOn + TimeSpan.FromMinutes(11.5), pack.Observations[0].MeasuredAt);
        Assert.Equal(new ClockQuality(ClockState.Holdover, 30.05), pack.Clock);
    }

    [Fact]
    public void Unset_AfterALossOfPowerOfUnknownLength_AreLostAndTold()
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(KitTime.Unset, Minute, TimeSpan.Zero, Vital(Second), Vital(2 * Second));
        }

        using var again = Open(Data, machine: "machine-2");
        again.Keep(Known, Second, TimeSpan.Zero);
        Assert.Equal((2, 0), (again.Figures.LostReadings, again.Figures.Waiting));
        var pack = Assert.Single(again.TakeAll()).Decode();
        Assert.Equal((2, 2), (pack.Key.Boot, pack.Key.Sequence));
        Assert.Equal([new ShedRange(2, Lane.Obs, new SequenceRange(1, 1))], pack.Shed);
    }

    [Fact]
    public void Commit_ClockStateChanges_NoPackHoldsTwo()
    {
        using var outbox = Open(Data);
        var holdover = Known with { Quality = new ClockQuality(ClockState.Holdover, 0.5) };
        outbox.Keep(Known, 0, TimeSpan.FromMinutes(5), Ordinary(0));
        outbox.Keep(Known, Second, TimeSpan.FromMinutes(5), Ordinary(Second));
        outbox.Keep(holdover, 6 * Minute, TimeSpan.FromMinutes(5), Ordinary(2 * Second));
        Assert.Equal([(ClockState.Synced, 2), (ClockState.Holdover, 1)], outbox.TakeAll().Select(pack => pack.Decode()).Select(pack => (pack.Clock.State, pack.Observations.Count)));
    }

    [Fact]
    public void Commit_TheClockIsSetBackOntoATimeThatWas_NoInstantIsUsedTwice()
    {
        using var outbox = Open(Data);
        outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(Second));
        var back = Known with { OffsetMicroseconds = Known.OffsetMicroseconds - Minute };
        outbox.Keep(back, Minute + Second, TimeSpan.Zero, Ordinary(Minute + Second));
        Assert.Equal([Known.At(Second), Known.At(Second + 1)], outbox.TakeAll().SelectMany(pack => pack.Decode().Observations).Select(o => o.MeasuredAt));
    }

    [Theory]
    [InlineData("not a database at all, but long enough to be taken for the header of one, and then some")]
    [InlineData("")]
    public void Open_DamagedFile_IsPutAside_AndTheKitGoesOnWithANewBoot(string content)
    {
        using (var outbox = Open(Data))
        {
            outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
        }

        File.Delete(Path.Combine(Data, "outbox.db-wal"));
        File.WriteAllText(Path.Combine(Data, "outbox.db"), content);
        using var again = Open(Data);
        Assert.Equal(2, again.Boot);
        again.Keep(Known, 2 * Second, TimeSpan.Zero, Ordinary(2 * Second));
        var pack = Assert.Single(again.TakeAll()).Decode();
        Assert.Equal((2, null), (pack.Key.Boot, pack.After));
        Assert.Equal(content.Length > 0, File.Exists(Path.Combine(Data, "outbox.db.damaged")));
    }

    [Fact]
    public void Open_AnyPageOverwritten_NeverThrowsAndNeverGivesANumberTwice()
    {
        using (var outbox = Open(Data))
        {
            for (var i = 0; i < 50; i++)
            {
                outbox.Keep(Known, i * Second, TimeSpan.Zero, Ordinary(i * Second));
            }
        }

        var whole = File.ReadAllBytes(Path.Combine(Data, "outbox.db"));
        for (var page = 0; page < whole.Length / 4096; page++)
        {
            using var copy = new TemporaryFolder();
            var broken = whole.ToArray();
            broken.AsSpan(page * 4096, 4096).Fill(0xA5);
            File.WriteAllBytes(Path.Combine(copy.Path, "outbox.db"), broken);
            File.Copy(Path.Combine(Data, "outbox.boot"), Path.Combine(copy.Path, "outbox.boot"));
            using var outbox = Open(copy.Path);
            Assert.Equal(2, outbox.Boot);
            outbox.Keep(Known, Minute, TimeSpan.Zero, Ordinary(Minute));
            Assert.Contains(outbox.TakeAll(), pack => pack.Number == new PackNumber(2, Lane.Obs, 1));
        }
    }

    [Fact]
    public void Commit_TheFileIsDamagedInUse_GoesOnWithANewBoot()
    {
        using var outbox = Open(Data);
        outbox.Keep(Known, Second, TimeSpan.Zero, Ordinary(0));
        FailingDisk.Armed = new FailingDisk.Plan(1, 1, isFull: false) { WriteCode = 11 }; // SQLITE_CORRUPT
        try
        {
            Assert.Throws<OutboxFaultException>(() => outbox.Keep(Known, 2 * Second, TimeSpan.Zero, Ordinary(2 * Second)));
        }
        finally
        {
            FailingDisk.Armed = null;
        }

        outbox.Keep(Known, Minute, TimeSpan.Zero, Ordinary(Minute));
        Assert.Equal(2, outbox.Boot);
        outbox.Keep(Known, 30 * Minute, TimeSpan.Zero, Ordinary(30 * Minute));
        Assert.Contains(outbox.TakeAll(), pack => pack.Number == new PackNumber(2, Lane.Obs, 1));
        Assert.True(File.Exists(Path.Combine(Data, "outbox.db.damaged")));
    }

    [Fact]
    public void Commit_TheDiskFailsOnce_TheWholeFileIsNotLookedThroughAgain()
    {
        var database = Path.Combine(Data, "outbox.db");
        using (var outbox = Open(Data))
        {
            var block = Waveform.Create(50, 0.01, 3, new short[3 * 5000]).ToValue();
            outbox.Keep(Known, Second, TimeSpan.Zero, new Reading(Wrist, Quantities.AccelerationWaveform, block, 0, 0));
            FailingDisk.Armed = new FailingDisk.Plan(1, 1, isFull: false);
            Assert.Throws<OutboxFaultException>(() => outbox.Keep(Known, 2 * Second, TimeSpan.Zero, Ordinary(2 * Second)));
            FailingDisk.Armed = null;

            // The chain of pages that holds the large pack, the last of the file, is cut; nothing but a look through the whole file comes there.
            var pages = File.ReadAllBytes(database);
            var place = Enumerable.Range(1, (pages.Length / 4096) - 1).Last(page => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(pages.AsSpan(page * 4096)) == page + 2) * 4096;
            pages.AsSpan(place, 4).Clear();
            File.WriteAllBytes(database, pages);
            outbox.Keep(Known, 3 * Second, TimeSpan.Zero, Ordinary(3 * Second));
            Assert.Equal(1, outbox.Boot);
        }

        using var again = Open(Data);
        Assert.Equal(2, again.Boot);
        Assert.True(File.Exists(database + ".damaged"), "a start looks through the whole file");
    }

    [Fact]
    public void Commit_AReadingThatCannotBeSaid_HoldsNothingUp()
    {
        using var outbox = Open(Data);
        outbox.Keep(Known, Second, TimeSpan.Zero, new Reading(Hall, Quantities.Posture, ObservedValue.Of(new string('x', 4000)), 0, 0), Ordinary(0));
        var pack = Assert.Single(outbox.TakeAll()).Decode();
        Assert.Equal(Hall, Assert.Single(pack.Observations).Sensor);
        Assert.Equal(1, outbox.Figures.LostReadings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AddEvent_APartThatCannotBeSaid_IsCountedAndTheRestLeaves(bool isDated)
    {
        using var outbox = Open(Data);
        var time = isDated ? Known : KitTime.Unset;
        Observation[] told =
        [
            new(Wrist, Quantities.Help, time.At(Second), ObservedValue.Of(1)),
            new(Wrist, Quantities.Help, time.At(Second), ObservedValue.Of("a text where a number belongs")),
            new(Wrist, Quantities.Posture, time.At(9 * Second), ObservedValue.Of(new string('x', 4000))),
        ];
        var number = outbox.AddEvent(time.At(Second), time.Quality, told, null);
        var pack = outbox.Take(mayTakeObs: false)!;
        Assert.Equal((number, 1.0), (pack.Number, Assert.Single(pack.Decode().Observations).Value.Number));
        Assert.Equal(2, outbox.Figures.LostReadings);
    }

    [Fact]
    public void AddEvent_NothingOfItCanBeSaid_LeavesEmptyAndHoldsNothingUp()
    {
        using var outbox = Open(Data);
        outbox.AddEvent(Known.At(0), Known.Quality, [new(Wrist, Quantities.Help, Known.At(Second), ObservedValue.Of("?"))], null);
        outbox.Call(Second);
        Assert.Equal([0, 1], outbox.TakeAll().ConvertAll(pack => pack.Decode().Observations.Count));
        Assert.Equal(1, outbox.Figures.LostReadings);
    }

    [Fact]
    public void Commit_ManyWaveforms_NoPackIsLargerThanAMessage()
    {
        using var outbox = Open(Data);
        var block = Waveform.Create(50, 0.01, 3, new short[3 * 5000]).ToValue();
        outbox.Keep(Known, Minute, TimeSpan.Zero, [.. Enumerable.Range(0, 9).Select(i => new Reading(Wrist, Quantities.AccelerationWaveform, block, i * Second, 0))]);
        var packs = outbox.TakeAll();
        Assert.All(packs, pack => Assert.True(pack.Payload.Length <= 65_536));
        Assert.Equal(9, packs.Sum(pack => pack.Decode().Observations.Count));
    }

    [Fact]
    public void Commit_TooManyWaitForTheTime_TheOldestOfTheHomeGoFirst()
    {
        using var outbox = Open(Data, new OutboxOptions { MostWaiting = 100 });
        outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, [.. Enumerable.Range(0, 80).Select(i => Vital(i))]);
        outbox.Keep(KitTime.Unset, Second, TimeSpan.Zero, [.. Enumerable.Range(0, 60).Select(i => Ordinary(i))]);
        Assert.Equal((100, 40), (outbox.Figures.Waiting, outbox.Figures.LostReadings));
        outbox.Keep(Known, Minute, TimeSpan.Zero);
        var observations = outbox.TakeAll().SelectMany(pack => pack.Decode().Observations).ToList();
        Assert.Equal(80, observations.Count(o => o.Sensor == Wrist));
        Assert.Equal(Known.At(40), observations.First(o => o.Sensor == Hall).MeasuredAt);
    }

    [Fact]
    public void Open_WhileAnotherProgramHasIt_SaysSo()
    {
        using var outbox = Open(Data);
        Assert.Contains(Data, Assert.Throws<OutboxFaultException>(() => Open(Data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfANewerVersion_IsRefusedAndLeftAlone()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, "outbox.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE x (y); PRAGMA application_id = 1634561890; PRAGMA user_version = 9;";
            command.ExecuteNonQuery();
        }

        Assert.Contains("newer", Assert.Throws<OutboxFaultException>(() => Open(Data)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Data, "outbox.db")));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Open(Data, new OutboxOptions { MostInPack = 0 }));

    /// <summary>Makes the file what an older program would have written.</summary>
    private void Alter(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, "outbox.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
