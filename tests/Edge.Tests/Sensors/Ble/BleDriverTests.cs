using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Ble;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Bluetooth;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble;

/// <summary>The driver on a real bus, with a Bluetooth daemon whose devices come, go, refuse and send at once what they have stored.</summary>
public sealed class BleDriverTests
{
    private const string Address = "C0:26:DF:00:12:34";
    private const string Cuff = """{"device":"c0:26:df:00:12:34","kind":"blood-pressure","time-zone":"Europe/Paris"}""";
    private const ushort Pressure = 0x2A35;
    private const ushort Battery = 0x2A19;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cuff_ThatAppears_IsBonded_AndItsReadingIsTold()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure, Battery) { Readable = { [Battery] = [87] } };
        cuff.Stored.Add(Measured(120, 80, 93, null));
        await site.BlueZ.AppearAsync(cuff);
        Assert.Equal(["battery 87", "systolic-blood-pressure 120", "diastolic-blood-pressure 80", "mean-blood-pressure 93"], await site.NextAsync(4));
        Assert.True(cuff.IsPaired && cuff.IsTrusted);
    }

    [Fact]
    public async Task Cuff_WithFortyStoredReadings_TellsThemInOrder_AtTheirTimes_AndARepeatOnce()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure, HealthProfiles.CurrentTime);

        // Its clock is years behind; by what it shows now, ages are known all the same.
        var shown = new DateTime(2011, 3, 5, 8, 0, 0, DateTimeKind.Unspecified);
        cuff.Readable[HealthProfiles.CurrentTime] = DeviceTime.Encode(shown);
        foreach (var i in Enumerable.Range(0, 40).OrderBy(i => i * 7 % 40))
        {
            cuff.Stored.Add(Measured(100 + i, 60, null, shown.AddHours(i - 40)));
        }

        cuff.Stored.Add(cuff.Stored[3]);
        await site.BlueZ.AppearAsync(cuff);
        var told = await site.NextReadingsAsync(80);
        var systolic = told.Where(reading => reading.Quantity == Quantities.SystolicBloodPressure).ToList();
        Assert.Equal(Enumerable.Range(100, 40).Select(i => (double)i), systolic.Select(reading => reading.Value));

        // An hour between two of them, and the oldest 40 hours ago: exact among themselves, and to a second of when the clock was read.
        var hours = systolic.Zip(systolic.Skip(1)).Select(pair => TimeProvider.System.GetElapsedTime(pair.First.At, pair.Second.At).TotalHours).ToList();
        Assert.All(hours, hour => Assert.Equal(1, hour, 0.01));
        Assert.InRange(TimeProvider.System.GetElapsedTime(systolic[0].At).TotalHours, 40 - 0.01, 40 + 0.1);
        Assert.Equal(0, site.Output.Lost);

        // The same again at the next visit: nothing of it is news.
        await site.BlueZ.HeardAsync("StartNotify");
        cuff.Stored.Add(Measured(103, 60, null, shown.AddHours(3 - 40)));
        cuff.Stored.Add(Measured(177, 99, null, shown.AddMinutes(-1)));
        await site.BlueZ.AnnounceAsync(cuff);
        Assert.Equal(["systolic-blood-pressure 177", "diastolic-blood-pressure 99"], await site.NextAsync(2));
    }

    [Fact]
    public async Task Cuff_WithAWrongClock_IsSet_OnceItIsSilent()
    {
        var clock = new AdvancedClock();
        await using var site = await Site.StartAsync(Cuff, clock: clock);
        var cuff = new SimulatedDevice(Address, Pressure, HealthProfiles.CurrentTime) { Readable = { [HealthProfiles.CurrentTime] = DeviceTime.Encode(new DateTime(2011, 3, 5, 8, 0, 0, DateTimeKind.Unspecified)) } };
        await site.BlueZ.AppearAsync(cuff);
        await site.BlueZ.HeardAsync("StartNotify");
        await site.BlueZ.SendAsync(cuff, Pressure, Measured(120, 80, null, null));
        Assert.Equal(["systolic-blood-pressure 120", "diastolic-blood-pressure 80"], await site.NextAsync(2));
        Assert.Empty(cuff.Written);
        clock.Ahead = TimeSpan.FromSeconds(15);
        await site.BlueZ.HeardAsync("WriteValue");
        var (number, value) = Assert.Single(cuff.Written);
        Assert.Equal(HealthProfiles.CurrentTime, number);
        var paris = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime;
        Assert.InRange((DeviceTime.Decode(value)!.Value - paris).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Cuff_WithoutAClockToRead_IsDatedInItsZone_AndWhatIsTooOldIsLost()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure);
        var paris = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime;
        cuff.Stored.Add(Measured(190, 110, null, paris.AddDays(-90)));
        cuff.Stored.Add(Measured(130, 85, null, paris.AddHours(-2)));
        await site.BlueZ.AppearAsync(cuff);
        var told = await site.NextReadingsAsync(2);
        Assert.Equal(["systolic-blood-pressure 130", "diastolic-blood-pressure 85"], told.Select(reading => reading.ToString()));
        Assert.InRange(TimeProvider.System.GetElapsedTime(told[0].At).TotalHours, 1.95, 2.1);
        Assert.NotNull(told[0].Dated);
        Assert.Equal(2, site.Output.Lost);
        Assert.Empty(site.Output.Suspicions);
    }

    [Fact]
    public async Task Cuff_WithoutAClockToRead_WhoseStampCannotBe_IsOfNow_AndSaid()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure);
        cuff.Stored.Add(Measured(140, 90, null, new DateTime(2011, 3, 5, 8, 0, 0, DateTimeKind.Unspecified)));
        await site.BlueZ.AppearAsync(cuff);
        var told = await site.NextReadingsAsync(3);
        Assert.Equal(["systolic-blood-pressure 140", "diastolic-blood-pressure 90", "sensor-fault 1"], told.Select(reading => reading.ToString()));
        Assert.InRange(TimeProvider.System.GetElapsedTime(told[0].At).TotalMinutes, 0, 2);
        Assert.Null(told[0].Dated);
        Assert.Equal(0, site.Output.Lost);
        Assert.Contains("clock", Assert.Single(site.Output.Suspicions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cuff_ThatVanishesInTheMiddleOfFortyReadings_LosesNone_AndTellsNoneTwice()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure) { LosesLinkAfter = 17 };
        var paris = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime;
        cuff.Stored.AddRange(Enumerable.Range(0, 40).Select(i => Measured(100 + i, 60, null, paris.AddHours(i - 40))));
        await site.BlueZ.AppearAsync(cuff);
        var told = await site.NextReadingsAsync(34);

        // It comes back twice; the one that was not confirmed comes again, and is no news.
        foreach (var news in (int[])[16, 7])
        {
            await site.BlueZ.AppearAsync(cuff);
            told.AddRange(await site.NextReadingsAsync(2 * news));
        }

        Assert.Equal(Enumerable.Range(100, 40).Select(i => (double)i), told.Where(reading => reading.Quantity == Quantities.SystolicBloodPressure).Select(reading => reading.Value));
        Assert.Equal(0, site.Output.Lost);
    }

    [Theory]
    [InlineData("org.bluez.Error.Failed")]
    [InlineData("org.bluez.Error.NotSupported")]
    public async Task Oximeter_ThatRefusesItsSecondCharacteristic_AfterItHasSentWhatItHasStored_LosesNothing(string error)
    {
        await using var site = await Site.StartAsync("""{"device":"C0:26:DF:00:12:34","kind":"oximeter","bond":false}""");
        var oximeter = new SimulatedDevice(Address, 0x2A5E, 0x2A5F) { RefusesToNotify = error, RefusedCharacteristic = 0x2A5F, Stays = true };
        oximeter.Stored.Add(Convert.FromHexString("0062004800"));
        await site.BlueZ.AppearAsync(oximeter);
        Assert.Equal(["oxygen-saturation 98", "pulse-rate 72"], await site.NextAsync(2));
        if (error == "org.bluez.Error.NotSupported")
        {
            // One way to tell is enough: it is still heard.
            await site.BlueZ.SendAsync(oximeter, 0x2A5E, Convert.FromHexString("0061004800"));
            Assert.Equal(["oxygen-saturation 97", "pulse-rate 72"], await site.NextAsync(2));
        }

        Assert.Equal(1, site.Output.Lost);
        Assert.Equal(error == "org.bluez.Error.NotSupported", oximeter.IsConnected);
    }

    [Fact]
    public async Task Cuff_ThatSendsBeforeItIsAsked_AsTheDaemonSubscribesAgainByItself_IsHeard()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure) { IsPaired = true };
        cuff.SentAtOnce.Add(Measured(120, 80, null, null));
        await site.BlueZ.AppearAsync(cuff);
        Assert.Equal(["systolic-blood-pressure 120", "diastolic-blood-pressure 80"], await site.NextAsync(2));
    }

    [Fact]
    public async Task Cuff_WhoseStampsCannotBeDated_WhileTheKitDoesNotKnowTheTime_IsHeard_NotSet_AndNotBlamed()
    {
        var clock = new AdvancedClock();
        await using var site = await Site.StartAsync(Cuff, clock: clock);
        site.Output.KitTime = _ => null;
        var cuff = new SimulatedDevice(Address, Pressure, HealthProfiles.CurrentTime) { Readable = { [HealthProfiles.CurrentTime] = DeviceTime.Encode(new DateTime(2011, 3, 5, 8, 0, 0, DateTimeKind.Unspecified)) } };
        await site.BlueZ.AppearAsync(cuff);
        await site.BlueZ.HeardAsync("StartNotify");
        await site.BlueZ.SendAsync(cuff, Pressure, Measured(120, 80, null, new DateTime(2026, 3, 5, 8, 0, 0, DateTimeKind.Unspecified)));
        Assert.Equal(["systolic-blood-pressure 120", "diastolic-blood-pressure 80"], await site.NextAsync(2));
        clock.Ahead = TimeSpan.FromSeconds(15);
        await site.BlueZ.SendAsync(cuff, Pressure, Measured(121, 80, null, null));
        Assert.Equal(["systolic-blood-pressure 121", "diastolic-blood-pressure 80"], await site.NextAsync(2));
        Assert.Empty(cuff.Written);

        // The time is learned while it is still connected: now its clock is set, to the kit's time and not to the machine's.
        site.Output.KitTime = _ => Instant.From(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero));
        clock.Ahead = TimeSpan.FromSeconds(40);
        await site.BlueZ.HeardAsync("WriteValue");
        Assert.Equal(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Unspecified), DeviceTime.Decode(Assert.Single(cuff.Written).Value));
        Assert.Empty(site.Output.Suspicions);
    }

    [Theory]
    [InlineData("org.bluez.Error.AuthenticationRejected")]
    [InlineData("org.bluez.Error.AuthenticationTimeout")]
    public async Task Device_ThatRefusesToBond_IsSuspect_UntilItDoes(string error)
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure) { RefusesToBond = error };
        cuff.Stored.Add(Measured(120, 80, null, null));
        await site.BlueZ.AppearAsync(cuff);
        Assert.Equal(["sensor-fault 1"], await site.NextAsync(1));
        Assert.Contains("pairing mode", Assert.Single(site.Output.Suspicions), StringComparison.Ordinal);
        await site.BlueZ.HeardAsync("Disconnect");

        cuff.RefusesToBond = null;
        await site.BlueZ.VanishAsync(cuff);
        await site.BlueZ.AppearAsync(cuff);
        Assert.Equal(["sensor-fault 0", "systolic-blood-pressure 120", "diastolic-blood-pressure 80"], await site.NextAsync(3));
    }

    [Fact]
    public async Task Device_ThatHasForgottenItsBond_IsSuspect()
    {
        await using var site = await Site.StartAsync(Cuff);
        await site.BlueZ.AppearAsync(new SimulatedDevice(Address, Pressure) { IsPaired = true, RefusesToNotify = "org.bluez.Error.NotPermitted" });
        Assert.Equal(["sensor-fault 1"], await site.NextAsync(1));
        Assert.Contains("bluetoothctl remove C0:26:DF:00:12:34", Assert.Single(site.Output.Suspicions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_OfAnotherKind_IsSuspect()
    {
        await using var site = await Site.StartAsync(Cuff);
        await site.BlueZ.AppearAsync(new SimulatedDevice(Address, 0x2A9D));
        Assert.Equal(["sensor-fault 1"], await site.NextAsync(1));
        Assert.Contains("is its address right", Assert.Single(site.Output.Suspicions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_ThatVanishesAndComesBack_IsHeardAgain_AndOthersAreLeftAlone()
    {
        await using var site = await Site.StartAsync("""{"device":"C0:26:DF:00:12:34","kind":"scale","bond":false,"user":2}""");
        var scale = new SimulatedDevice(Address, 0x2A9D);
        var neighbours = new SimulatedDevice("C0:26:DF:99:99:99", 0x2A9D);
        await site.BlueZ.AppearAsync(neighbours);
        await site.BlueZ.AppearAsync(scale);
        await site.BlueZ.HeardAsync("StartNotify");
        await site.BlueZ.SendAsync(scale, 0x2A9D, Convert.FromHexString("04683D02"));
        await site.BlueZ.SendAsync(scale, 0x2A9D, Convert.FromHexString("04003001"));
        await site.BlueZ.VanishAsync(scale);
        Assert.Equal(["body-weight 78.6"], await site.NextAsync(1));

        // The next time it does not let itself be reached at once, and vanishes meanwhile.
        scale.FailedConnects = 1;
        await site.BlueZ.AppearAsync(scale);
        await site.BlueZ.HeardAsync("Disconnect");
        await site.BlueZ.VanishAsync(scale);
        await site.BlueZ.AppearAsync(scale);
        await site.BlueZ.HeardAsync("StartNotify");
        await site.BlueZ.SendAsync(scale, 0x2A9D, Convert.FromHexString("04103D02"));
        await site.BlueZ.HangUpAsync(scale);
        Assert.Equal(["body-weight 78.16"], await site.NextAsync(1));
        Assert.False(scale.IsPaired || neighbours.IsConnected);
    }

    [Fact]
    public async Task Values_ThatAreMalformed_AreCounted_AndReadingGoesOn()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure);
        cuff.Stored.Add([]);
        cuff.Stored.Add([0x02, 0x78]);
        cuff.Stored.Add(Convert.FromHexString("00FF07FF07FF07"));
        cuff.Stored.Add(Convert.FromHexString("00FD0750005D00"));
        cuff.Stored.Add(Measured(120, 80, null, null));
        await site.BlueZ.AppearAsync(cuff);
        Assert.Equal(["diastolic-blood-pressure 80", "mean-blood-pressure 93", "systolic-blood-pressure 120", "diastolic-blood-pressure 80"], await site.NextAsync(4));
        Assert.Equal(3, site.Output.Lost);
    }

    [Fact]
    public async Task Strap_ThatSendsEachSecond_IsToldAsTheMiddle_WhenItIsTakenOff()
    {
        await using var site = await Site.StartAsync("""{"device":"C0:26:DF:00:12:34","kind":"heart-rate","bond":false}""");
        var strap = new SimulatedDevice(Address, 0x2A37);
        await site.BlueZ.AppearAsync(strap);
        await site.BlueZ.HeardAsync("StartNotify");
        foreach (var rate in (byte[])[70, 71, 200, 72, 73])
        {
            await site.BlueZ.SendAsync(strap, 0x2A37, [0, rate]);
        }

        await site.BlueZ.HangUpAsync(strap);
        Assert.Equal(["heart-rate 72"], await site.NextAsync(1));
    }

    [Fact]
    public async Task Daemon_ThatEnds_IsABusFault_AndWhatWaitedIsTold()
    {
        await using var site = await Site.StartAsync(Cuff);
        var cuff = new SimulatedDevice(Address, Pressure);
        await site.BlueZ.AppearAsync(cuff);
        await site.BlueZ.HeardAsync("StartNotify");
        await site.BlueZ.SendAsync(cuff, Pressure, Measured(120, 80, null, null));
        await site.BlueZ.DisposeAsync();
        Assert.Equal(["systolic-blood-pressure 120", "diastolic-blood-pressure 80"], await site.NextAsync(2));
        var fault = await Assert.ThrowsAsync<SensorFaultException>(() => site.Run);
        Assert.Equal(SensorFault.Bus, fault.Fault);
        Assert.Contains("daemon has ended", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_ThatIsConnectedAlready_IsHeard()
    {
        var bluez = new SimulatedBlueZ();
        var scale = bluez.Keep(new SimulatedDevice(Address, 0x2A9D) { IsConnected = true, IsResolved = true });
        await using var site = await Site.StartAsync("""{"device":"C0:26:DF:00:12:34","kind":"scale","bond":false}""", bluez);
        await site.BlueZ.HeardAsync("StartNotify");
        await site.BlueZ.SendAsync(scale, 0x2A9D, Convert.FromHexString("00683D"));
        await site.BlueZ.HangUpAsync(scale);
        Assert.Equal(["body-weight 78.6"], await site.NextAsync(1));
    }

    [Fact]
    public async Task Radio_ThatIsUnplugged_IsABusFault()
    {
        await using var site = await Site.StartAsync(Cuff);
        await site.BlueZ.UnplugAsync();
        var fault = await Assert.ThrowsAsync<SensorFaultException>(() => site.Run);
        Assert.Equal(SensorFault.Bus, fault.Fault);
        Assert.Contains("unplugged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bus_ThatDies_IsABusFault()
    {
        await using var site = await Site.StartAsync(Cuff);
        await site.Bus.KillAsync();
        Assert.Equal(SensorFault.Bus, (await Assert.ThrowsAsync<SensorFaultException>(() => site.Run)).Fault);
    }

    [Fact]
    public async Task Start_WithoutDaemonRadioOrPower_SaysWhatToDo()
    {
        await using var bus = await DBusDaemon.StartAsync();
        await FailsAsync(bus, SensorFault.Setup, "systemctl enable");
        await using (var bluez = new SimulatedBlueZ { HasRadio = false })
        {
            await bluez.StartAsync(bus);
            await FailsAsync(bus, SensorFault.Absent, "no Bluetooth radio 'hci0'");
        }

        await using (var bluez = new SimulatedBlueZ { IsPowered = false, RefusesPower = "org.bluez.Error.Failed" })
        {
            await bluez.StartAsync(bus);
            await FailsAsync(bus, SensorFault.Setup, "rfkill");
        }
    }

    [Fact]
    public async Task Radio_ThatIsOff_IsSwitchedOn()
    {
        await using var site = await Site.StartAsync(Cuff, new SimulatedBlueZ { IsPowered = false });
        Assert.True(site.BlueZ.IsPowered);
    }

    [Theory]
    [InlineData("{}", "'device' is missing; 'kind' is missing.")]
    [InlineData("""{"device":"C0:26","kind":"scale"}""", "'device' must be an address")]
    [InlineData("""{"device":"C0:26:DF:00:12:34","kind":"toaster"}""", "'kind' must be \"blood-pressure\" or ")]
    [InlineData("""{"device":"C0:26:DF:00:12:34","kind":"scale","adapter":"../hci0"}""", "'adapter' must be")]
    [InlineData("""{"device":"C0:26:DF:00:12:34","kind":"scale","time-zone":"Europe/Nowhere"}""", "'time-zone' must be")]
    [InlineData("""{"device":"C0:26:DF:00:12:34","kind":"oximeter","user":1}""", "'user' is for")]
    [InlineData("""{"device":"C0:26:DF:00:12:34","kind":"scale","user":255}""", "a whole number from 0 to 254")]
    public void Options_ThatAreWrong_AreRefused(string options, string said) => Assert.Contains(said, DriverRun.Refused("ble", options).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Device_NeitherSeenNorUsed_IsSuspect_UntilItShowsItself()
    {
        var clock = new AdvancedClock();
        await using var site = await Site.StartAsync("""{"device":"C0:26:DF:00:12:34","kind":"scale","bond":false,"silence-hours":48}""", clock: clock);
        clock.Ahead = TimeSpan.FromHours(49);
        Assert.Equal(["sensor-fault 1"], await site.NextAsync(1));
        Assert.Contains("more than 48 h", Assert.Single(site.Output.Suspicions), StringComparison.Ordinal);
        await site.BlueZ.AppearAsync(new SimulatedDevice(Address, 0x2A9D));
        Assert.Equal(["sensor-fault 0"], await site.NextAsync(1));
    }

    [Fact]
    public void Doubts_AreToldWhenTheyChange()
    {
        var output = new RecordedOutput();
        var doubts = new Doubts();
        doubts.Set(output, Doubt.Silence, "flat?", 1);
        doubts.Set(output, Doubt.Silence, "flat?", 2);
        doubts.Set(output, Doubt.Clock, "wrong.", 3);
        doubts.Set(output, Doubt.Silence, null, 4);
        doubts.Set(output, Doubt.Clock, null, 5);
        Assert.Equal(["flat?", "wrong. flat?", "wrong."], output.Suspicions);
        Assert.Equal([1, 1, 1, 0], output.Values(Quantities.SensorFault));
    }

    private static async Task FailsAsync(DBusDaemon bus, SensorFault fault, string said)
    {
        var error = await Assert.ThrowsAsync<SensorFaultException>(() => Driver(Cuff, bus).RunAsync(new BleOutput(), Stop));
        Assert.Equal(fault, error.Fault);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    private static BleDriver Driver(string options, DBusDaemon bus, TimeProvider? clock = null)
    {
        using var document = JsonDocument.Parse(options);
        return new BleDriver(BleOptions.Read(document.RootElement), clock ?? TimeProvider.System, bus.Address);
    }

    /// <summary>A measurement as a cuff sends it, in mmHg.</summary>
    private static byte[] Measured(int systolic, int diastolic, int? mean, DateTime? at)
    {
        var bytes = new byte[at is null ? 7 : 14];
        bytes[0] = at is null ? (byte)0 : (byte)2;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(1), (ushort)systolic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(3), (ushort)diastolic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(5), (ushort)(mean ?? 0x07FF));
        if (at is { } time)
        {
            DeviceTime.Encode(time).AsSpan(0, 7).CopyTo(bytes.AsSpan(7));
        }

        return bytes;
    }

    /// <summary>The machine's clock, moved on by hand; its timers are as they are.</summary>
    private sealed class AdvancedClock : TimeProvider
    {
        private long ahead;

        public TimeSpan Ahead
        {
            set => Interlocked.Exchange(ref ahead, (long)(value.TotalSeconds * TimestampFrequency));
        }

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref ahead);
    }

    private sealed record Told(QuantityDefinition Quantity, double Value, long At, Instant? Dated)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Quantity.Code} {Value}");
    }

    private sealed class BleOutput : ISensorOutput
    {
        private readonly Channel<Told> told = Channel.CreateUnbounded<Told>();
        private int lost;

        public List<string> Suspicions { get; } = [];

        public int Lost => lost;

        /// <summary>What the kit takes the time to be: the machine's, unless a test says otherwise.</summary>
        public Func<long, Instant?> KitTime { get; set; } = at => Instant.Now(TimeProvider.System) - TimeProvider.System.GetElapsedTime(at);

        public Task<Told> NextAsync() => told.Reader.ReadAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);

        public void Say(QuantityDefinition quantity, ObservedValue value, long at, Instant? dated = null) => told.Writer.TryWrite(new Told(quantity, value.Number, at, dated));

        public Instant? TimeOf(long at) => KitTime(at);

        public void Suspect(string? why, long at)
        {
            Suspicions.AddRange(why is null ? [] : [why]);
            Say(Quantities.SensorFault, ObservedValue.Of(why is null ? 0 : 1), at);
        }

        public void Accelerate(long at, double x, double y, double z) => throw new InvalidOperationException("Nothing here accelerates.");

        public void Lose(SensorLoss loss, int count = 1) => Interlocked.Add(ref lost, count);
    }

    /// <summary>Bus, Bluetooth daemon and a driver that runs and has begun to look for devices.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();

        public required DBusDaemon Bus { get; init; }

        public required SimulatedBlueZ BlueZ { get; init; }

        public BleOutput Output { get; } = new();

        public Task Run { get; private set; } = Task.CompletedTask;

        public static async Task<Site> StartAsync(string options, SimulatedBlueZ? bluez = null, TimeProvider? clock = null)
        {
            var site = new Site { Bus = await DBusDaemon.StartAsync(), BlueZ = bluez ?? new SimulatedBlueZ() };
            await site.BlueZ.StartAsync(site.Bus);
            site.Run = Driver(options, site.Bus, clock).RunAsync(site.Output, site.stop.Token);
            await site.BlueZ.HeardAsync("StartDiscovery");
            return site;
        }

        public async Task<string[]> NextAsync(int count) => [.. (await NextReadingsAsync(count)).Select(reading => reading.ToString())];

        public async Task<List<Told>> NextReadingsAsync(int count)
        {
            var told = new List<Told>();
            while (told.Count < count)
            {
                told.Add(await Output.NextAsync());
            }

            return told;
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await BlueZ.DisposeAsync();
            await Bus.DisposeAsync();
            stop.Dispose();
        }
    }
}
