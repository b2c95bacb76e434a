using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Recordings.Editing.Anonymising;

namespace AgeingMonitor.Testing.Tests.Recordings.Editing;

public sealed class RecordingAnonymiserTests : EditTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly SensorId Jeanne = SensorId.Parse("jeanne-watch");
    private static readonly SensorId SecondBedroom = SensorId.Parse("bedroom-2");
    private static readonly RoomId Room = RoomId.Derive("anonymise/room");

    private static HomePlan Plan => Samples.Plan(Samples.Kit, HomeMode.Live) with
    {
        Rooms = [new Room(Room, RoomKind.Bedroom)],
        Absences = [new TimeRange(Samples.At(0), Samples.At(60))],
        Sensors =
        [
            new SensorPlacement(Samples.Kit, Jeanne, null, Samples.Plan(Samples.Kit).Residents[0].Resident, TimeRange.Always),
            new SensorPlacement(Samples.Kit, SecondBedroom, Room, null, TimeRange.Always),
        ],
    };

    [Fact]
    public async Task Anonymise_Everything_LeavesNoOldIdAndNoFreeText()
    {
        await AnonymiseAsync(await SourceAsync());

        var (manifest, messages) = await ReadAsync(Target);
        var home = Assert.Single(manifest.Homes);
        Assert.Equal(HomeMode.Replay, home.Mode);
        Assert.Equal(("Europe/Paris", RoomKind.Bedroom), (home.TimeZone, home.Rooms[0].Kind));
        Assert.StartsWith("anonymised-", manifest.Name, StringComparison.Ordinal);
        var text = Text(Target) + string.Concat(messages.Select(message => System.Text.Encoding.Latin1.GetString(message.Payload.Span)));
        foreach (var old in (string[])[Plan.Home.Value, Samples.Kit.Value, Plan.CareTeam.Value, Room.Value, Plan.Residents[0].Resident.Value, "jeanne", "made for a test", "\"sample\"", "agent-of-jeanne"])
        {
            Assert.DoesNotContain(old, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anonymise_Ids_ReferToEachOtherAsBefore()
    {
        await AnonymiseAsync(await SourceAsync());

        var (manifest, messages) = await ReadAsync(Target);
        var home = manifest.Homes[0];
        var watch = home.Sensors[0];
        Assert.Equal(home.Kits[0].Kit, Assert.Single(messages.Select(message => message.Kit).Distinct()));
        Assert.Equal((home.Home, home.Residents[0].Resident, home.Rooms[0].Id), (home.Kits[0].Home, watch.Resident!.Value, home.Sensors[1].Room!.Value));
        Assert.Equal("bedroom-2", home.Sensors[1].Sensor.Value);
        Assert.Equal(watch.Sensor, Decode(messages[1]).Observations[0].Sensor);
        Assert.Equal(72, Decode(messages[1]).Observations[0].Value.Number);
    }

    [Fact]
    public async Task Anonymise_Time_MovesByWholeWeeksAndKeepsLocalHoursOverAChangeOfClocks()
    {
        // The clocks of Paris go forward on 2026-03-29 at 01:00 UTC.
        var before = Instant.From(new DateTimeOffset(2026, 3, 27, 12, 0, 0, TimeSpan.Zero));
        var packs = Enumerable.Range(0, 5).Select(i => Samples.Pack(i + 1, (before - Samples.Start).TotalSeconds + (i * 86_400)));
        var source = await WriteAsync("s.gz", Samples.Manifest(Plan), packs.Select(Samples.Message));

        await AnonymiseAsync(source, standsAlone: true);

        var moved = (await ReadAsync(Target)).Messages;
        var shift = before - moved[0].At;
        Assert.True(shift > TimeSpan.Zero && shift.Ticks % TimeSpan.FromDays(7).Ticks == 0, $"moved by {shift}");
        Assert.Equal(TimeSpan.FromDays(4), moved[^1].At - moved[0].At);
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(paris.GetUtcOffset((before + TimeSpan.FromDays(i)).ToDateTimeOffset()), paris.GetUtcOffset(moved[i].At.ToDateTimeOffset()));
            Assert.Equal(Decode(moved[i]).SealedAt, moved[i].At);
        }
    }

    [Fact]
    public async Task Anonymise_RecordingsOfOneHomeWithOneKey_MoveByTheSameTime()
    {
        var shifts = new HashSet<TimeSpan>();
        foreach (var day in (int[])[0, 5, 30, 120, 200, 340])
        {
            var source = await WriteAsync("s.gz", Samples.Manifest(Plan), [Samples.Message(Samples.Pack(1, day * 86_400)), Samples.Message(Samples.Pack(2, (day + 7) * 86_400))]);
            await AnonymiseAsync(source);
            shifts.Add(Samples.At(day * 86_400) - (await ReadAsync(Target)).Messages[0].At);
        }

        Assert.Contains(Assert.Single(shifts).Days, (int[])[364, 728, 1099, 1463, 1827]); // 52, 104, 157, 209, 261 weeks
    }

    [Fact]
    public async Task Anonymise_ProvenanceThatNamesAnIdOfTheSource_IsRefused()
    {
        var result = await RecordingAnonymiser.RunAsync(await SourceAsync(), Target, new AnonymiseOptions { Key = Key, Provenance = $"home {Plan.Home.Value}" }, null, Cancellation);

        Assert.Contains(Plan.Home.Value, result.Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Anonymise_SameKeyTwice_GivesSameBytes_AnotherKeyOtherIds()
    {
        var source = await SourceAsync();
        await AnonymiseAsync(source);
        var first = await File.ReadAllBytesAsync(Target, Cancellation);
        var kit = (await ReadAsync(Target)).Messages[0].Kit;

        await AnonymiseAsync(source);
        Assert.Equal(first, await File.ReadAllBytesAsync(Target, Cancellation));

        await AnonymiseAsync(source, [.. Key.Reverse()]);
        Assert.NotEqual(kit, (await ReadAsync(Target)).Messages[0].Kit);
    }

    [Fact]
    public async Task Anonymise_State_KeepsBootAndSensorsAndDropsVersions()
    {
        await AnonymiseAsync(await SourceAsync());

        Assert.True(KitStateDecoder.TryDecode((await ReadAsync(Target)).Messages[0].Payload.Span, out var state));
        Assert.Equal((true, 3L, 5L, (string?)null, (long?)null), (state.Online, state.Boot!.Value, state.QueueDepth!.Value, state.AgentVersion, state.ConfigurationVersion));
        Assert.StartsWith("sensor-", state.Sensors[0].Sensor.Value, StringComparison.Ordinal);
        Assert.Equal(["heart-rate"], state.Sensors[0].Quantities);
    }

    [Fact]
    public async Task Anonymise_OrderWaveformsAndUndatedEvents_StayWhatTheyAre()
    {
        var wave = Waveform.Create(50, 0.01, 1, [1, -2, 3]).ToValue();
        var first = Samples.Pack(7, 10, new Observation(Samples.Wrist, Quantities.Find("acceleration-waveform")!, Samples.At(9), wave)) with
        {
            Key = new PackKey(Samples.Kit, 4, Lane.Obs, 7),
            EventsBefore = 2,
            After = new BootEnd(3, 9, 1),
            Shed = [new ShedRange(4, Lane.Obs, new SequenceRange(1, 6))],
        };
        var undated = Samples.Pack(Samples.Kit, Lane.Evt, 3, 12, new Observation(Samples.Wrist, Quantities.Help, Samples.At(11), ObservedValue.Of(1))) with { Clock = new ClockQuality(ClockState.Unset, null) };
        var source = await WriteAsync("s.gz", Samples.Manifest(Plan), [Samples.Message(first), Samples.Message(undated)]);

        await AnonymiseAsync(source);

        var messages = (await ReadAsync(Target)).Messages;
        var (obs, evt) = (Decode(messages[0]), Decode(messages[1]));
        Assert.Equal((4L, 7L, 2L, first.After, first.Shed[0]), (obs.Key.Boot, obs.Key.Sequence, obs.EventsBefore!.Value, obs.After, Assert.Single(obs.Shed)));
        Assert.Equal(wave, obs.Observations[0].Value);
        Assert.Equal((ClockState.Unset, messages[1].At, TimeSpan.FromSeconds(1)), (evt.Clock.State, evt.SealedAt, evt.SealedAt - evt.Observations[0].MeasuredAt));
    }

    [Fact]
    public async Task Anonymise_WhatNobodyCanRead_IsLeftOutAndCounted()
    {
        var source = await WriteAsync("s.gz", Samples.Manifest(Plan),
        [
            Samples.Message(Samples.Pack(1, 1)) with { Payload = "Jeanne fell"u8.ToArray() },
            new RecordedMessage(Samples.At(1), Samples.Kit, Topics.State, null, "not json"u8.ToArray()),
            new RecordedMessage(Samples.At(1), Samples.Kit, Topics.State, null, ReadOnlyMemory<byte>.Empty),
            Samples.Message(Samples.Pack(KitId.Derive("stranger"), Lane.Obs, 1, 2)),
            Samples.Message(Samples.Pack(2, 3)),
        ]);

        var report = await AnonymiseAsync(source);

        Assert.Equal(2, report.Written);
        Assert.Equal([new LeftOut("cannot be decoded", 2), new LeftOut("of kits that the manifest does not name", 1)], report.LeftOut);
    }

    [Fact]
    public async Task Anonymise_TimesThatNoKitCanMean_DoesNotThrow()
    {
        var source = await WriteAsync("s.gz", Samples.Manifest(Plan), [new RecordedMessage(Instant.Epoch, Samples.Kit, Topics.State, null, ReadOnlyMemory<byte>.Empty), Samples.Message(Samples.Pack(1, 1)) with { At = Instant.From(DateTimeOffset.MaxValue) }]);

        Assert.Equal(2, (await AnonymiseAsync(source)).Written);
    }

    [Fact]
    public async Task Anonymise_NoMessage_GivesAnEmptyRecording()
    {
        var report = await AnonymiseAsync(await WriteAsync("s.gz", Samples.Manifest(Plan), []));

        Assert.Equal(0, report.Written);
    }

    [Fact]
    public async Task Anonymise_ShortKey_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => RecordingAnonymiser.RunAsync("x", Target, new AnonymiseOptions { Key = new byte[15] }, null, Cancellation));

    [Theory]
    [InlineData("bedroom", true)]
    [InlineData("bedroom-2", true)]
    [InlineData("bedroom-22", false)]
    [InlineData("marcel", false)]
    [InlineData("-2", false)]
    public void OrdinaryNames_AreOfRoomsAndThings(string name, bool isOrdinary) =>
        Assert.Equal(isOrdinary, SensorId.TryParse(name, out var sensor) && OrdinarySensorNames.Contains(sensor));

    private static string Text(string path)
    {
        using var gzip = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }

    private Task<string> SourceAsync()
    {
        var state = new KitState
        {
            Online = true, AgentVersion = "agent-of-jeanne", Boot = 3, ConfigurationVersion = 9, QueueDepth = 5, Sensors = [new KitSensor(Jeanne, ["heart-rate", "jeanne-mood"])],
        };
        return WriteAsync("source.gz", Samples.Manifest(Plan),
        [
            new RecordedMessage(Samples.At(0), Samples.Kit, Topics.State, "application/json; owner=jeanne", KitStateEncoder.Encode(state)),
            Samples.Message(Samples.Pack(1, 2, new Observation(Jeanne, Quantities.HeartRate, Samples.At(1), ObservedValue.Of(72)))),
            Samples.Message(Samples.Pack(2, 4, new Observation(SecondBedroom, Quantities.Motion, Samples.At(3), ObservedValue.Of(1)))),
        ]);
    }

    private async Task<EditReport> AnonymiseAsync(string source, byte[]? key = null, bool standsAlone = false) =>
        (await RecordingAnonymiser.RunAsync(source, Target, new AnonymiseOptions { Key = key ?? Key, StandsAlone = standsAlone }, null, Cancellation)).Report!;
}
