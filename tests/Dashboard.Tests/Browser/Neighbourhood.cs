using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Configurations;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Browser;

/// <summary>Twelve made-up homes with a busy day, for what can only be seen.</summary>
internal static class Neighbourhood
{
    public const string User = "camille";

    /// <summary>Who handles kits.</summary>
    public const string Installer = "ines";

    /// <summary>A screening of the first home's resident.</summary>
    public static readonly Guid Screening = Guid.Parse("33333333-0000-4000-8000-000000000000");

    /// <summary>A kit that stands in a home.</summary>
    public static KitId Kit { get; private set; }

    private static readonly (string Given, string Family)[] People =
    [
        ("Jeanne", "Martin"), ("Henri", "Lefèvre"), ("Odette", "Garnier"), ("Lucien", "Bélanger"), ("Marguerite", "Chevalier"), ("Raymond", "Dubois"),
        ("Simone", "Rousseau"), ("Andrée", "Fournier"), ("Marcel", "Girard"), ("Yvonne", "Mercier"), ("Paulette", "Lambert"), ("Émile", "Faure"),
    ];

    public static async Task<(AlertDraft Fall, AlertDraft Fever, HomePlan First)> FillAsync(DashboardWorld world)
    {
        var now = Instant.Now(TimeProvider.System);
        var homes = People.Select((p, i) => world.Care.Add($"demo-{i}", Homes.TeamA, $"Logement {i + 1}", HomeMode.Demo, i == 4 ? [p, ("Georges", "Chevalier")] : [p])).ToArray();
        await world.AddUserAsync(User, Homes.TeamA);
        await world.AddUserAsync(Installer, Homes.TeamA, AgeingMonitor.Care.CareRoles.Installer);
        world.Kits.Add("Boîte 12");
        world.Kits.Add("Boîte 7", homes[1].Home, trusted: true);
        Kit = world.Kits.Add(null, homes[6].Home, trusted: true);
        await world.Configurations.ChangeAsync(Kit, _ => HardwareKits.All["wearable"], Installer, default);
        await world.Configurations.ChangeAsync(Kit, before => before with { Sensors = [.. before.Sensors, .. HardwareKits.All["core"].Sensors.Where(sensor => before.Sensors.All(one => one.Name != sensor.Name))] }, "command line, ines", default);
        await AskAsync(world);
        TellSilences(world, now);
        await world.Kits.RevokeAsync(world.Kits.Add("Boîte 3", trusted: true), "Volée avec la voiture", Installer, default);
        world.Care.UserNames[User] = "Camille Robin";
        for (var i = 0; i < homes.Length; i++)
        {
            var tile = homes[i].Tile(now - TimeSpan.FromSeconds(7 * i), 64 + (3 * i), silent: i == 9, room: (RoomKind)((i % 6) + 1));
            var resident = homes[i].Residents[0].Resident.Value;
            world.TeamGrain(Homes.TeamA).Publish(i != 1 ? tile : tile with
            {
                Pressures = [new(resident, 137.4, 82.1, 22, 6, 6, 5, true, true, false)],
                Waves = [new(resident, "finger-clip-0", (now - TimeSpan.FromMinutes(50)).Microseconds, 67.4, 0.93, 15.2, 0.61)],
            });
        }

        Fill(world.Store, homes[1], now);
        var fall = await world.RaiseAsync(homes[6].Draft(
            AlertRules.Fall, AlertPriority.High, now - TimeSpan.FromSeconds(50), "Chute suspectée à 14:02:10 d’après le capteur porté « watch-0 » : choc de 3,4 g ; confirmation ou annulation d’ici 14:02:47",
            "Suspected fall at 14:02:10 by the worn sensor \"watch-0\": a knock of 3.4 g; to be confirmed or cancelled by 14:02:47"));
        await world.RaiseAsync(fall.Confirmed(AlertDevelopments.Still, 13, "Chute confirmée, survenue à 14:02:10 : immobile depuis le choc (14:02:23)", "Confirmed fall of 14:02:10: still since the knock (14:02:23)"));
        var fever = await world.RaiseAsync(homes[1].Draft(
            AlertRules.VitalSign, AlertPriority.Medium, now - TimeSpan.FromMinutes(12), "Température corporelle élevée : 38,9 °C, limite 38,0 °C.", "High body temperature: 38.9 °C, limit 38.0 °C.",
            new Evidence("body-temperature", SensorId.Parse("thermometer-0"), now - TimeSpan.FromMinutes(12), 38.9, null, 38.0, "NEWS2, Royal College of Physicians 2017"),
            new Evidence("heart-rate", SensorId.Parse("watch-0"), now - TimeSpan.FromMinutes(11), 104, 40, 100, "NEWS2, Royal College of Physicians 2017")));
        await world.RaiseAsync(homes[9].Draft(AlertRules.KitSilent, AlertPriority.Technical, now - TimeSpan.FromMinutes(30), "Le boîtier ne répond plus depuis 40 minutes.", "The kit has been silent for 40 minutes."));
        var help = await world.RaiseAsync(homes[3].Draft(AlertRules.HelpCall, AlertPriority.High, now - TimeSpan.FromMinutes(26), "Bouton d’appel pressé.", "Help button pressed."));
        await world.Care.AcknowledgeAsync(help.Id, User, default);
        world.TeamGrain(Homes.TeamA).Publish(ViewBuilder.Card((await world.Care.FindAsync(help.Id, default))!));
        world.Care.Flags.AddRange([Pages.DailyListTests.Flag(homes[2], now - TimeSpan.FromHours(9)), Pages.DailyListTests.Flag(homes[5], now - TimeSpan.FromHours(33))]);
        await ScreenAsync(world, homes, DateOnly.FromDateTime(now.ToDateTimeOffset().DateTime));
        return (fall, fever, homes[1]);
    }

    /// <summary>A kit that told how it is, could not blink, and is asked once more.</summary>
    private static async Task AskAsync(DashboardWorld world)
    {
        await world.Commands.AskAsync(Kit, CommandKind.Diagnostics, null, IKitCommands.UsualLife, Installer, default);
        world.Commands.Answer(Kit, CommandOutcome.Done, diagnostics: new KitDiagnostics
        {
            Agent = "0.1.0",
            Boot = 12,
            Uptime = 432_000,
            MachineUptime = 864_000,
            Clock = "synced",
            ClockUncertainty = 0.004,
            Packs = 3,
            Waiting = 0,
            ShedPacks = 0,
            LostReadings = 17,
            Configuration = 2,
            CertificateUntil = 1_797_700_000,
            Temperature = 51.4,
            DiskFree = 21.4e9,
            MemoryFree = 312e6,
            StorageWear = 10,
            Undervoltage = false,
            Throttled = false,
            Sensors =
            [
                new SensorDiagnostics { Name = "wrist", Driver = "lis3dh", State = "well", LastReading = 1 },
                new SensorDiagnostics { Name = "hall", Driver = "pir", State = "faulty", LastFault = "Setup: GPIO17 is used by another sensor of this kit.", Faults = 4, LastReading = 5400 },
            ],
        });
        await world.Commands.AskAsync(Kit, CommandKind.Identify, null, IKitCommands.UsualLife, Installer, default);
        world.Commands.Answer(Kit, CommandOutcome.Occupied);
        await world.Commands.AskAsync(Kit, CommandKind.RenewCertificate, null, IKitCommands.UsualLife, "command line, ines", default);
        world.Commands.Answer(Kit, CommandOutcome.Failed, "The server cannot be reached: connection refused.");
    }

    /// <summary>Screenings: one overdue, one soon, one with a history and a correction; the others never.</summary>
    private static async Task ScreenAsync(DashboardWorld world, HomePlan[] homes, DateOnly today)
    {
        await world.EnterAsync(homes[3].Residents[0].Resident, Assessments.On(today.AddMonths(-5), (StepOneItems.Eyes, StepOneAnswer.Concern)), User);
        await world.EnterAsync(homes[5].Residents[0].Resident, Assessments.On(today.AddMonths(-6).AddDays(6)), User);
        var resident = homes[1].Residents[0].Resident;
        world.Capacity.Follow(homes[1], today);
        await world.EnterAsync(resident, Assessments.On(today.AddMonths(-10)), User);
        await world.EnterAsync(resident, Assessments.On(today.AddMonths(-4), (StepOneItems.Down, StepOneAnswer.NotDone(NotDoneReason.Refused)), (StepOneItems.Hears, new StepOneAnswer(StepOneOutcome.Concern, Hearing: HearingTest.Whisper))), User);
        var last = Assessments.On(today.AddDays(-3), (StepOneItems.ChairRises, new StepOneAnswer(StepOneOutcome.Concern, ChairRises: TimeSpan.FromSeconds(16.4))), (StepOneItems.Hears, StepOneAnswer.NotDone(NotDoneReason.NoMeans))) with { Note = "Vu avec sa fille." };
        await world.Capacity.AddAsync(new CapacityEntry(Screening, resident, 1, CapacityStatus.Completed, last, null, User, default), default);
        var corrected = Assessments.On(last.AssessedOn, (StepOneItems.ChairRises, last.Answers["chair-rises"]), (StepOneItems.Hears, last.Answers["hearing-test"]), (StepOneItems.Words, StepOneAnswer.Concern)) with { Note = last.Note };
        await world.Capacity.AddAsync(new CapacityEntry(Screening, resident, 2, CapacityStatus.Amended, corrected, "Erreur de saisie : deux mots sur trois.", User, default), default);
    }

    /// <summary>A kit of six sensors: one is flagged, one soon will be, one is new, one is never heard.</summary>
    private static void TellSilences(DashboardWorld world, Instant now)
    {
        string[] sensors = ["bathroom", "bedroom", "fridge", "hall", "kitchen", "living"];
        world.Installation.States[Kit] = new(
            new() { Online = true, AgentVersion = "1.0.0", Boot = 3, ConfigurationVersion = 2, Sensors = [.. sensors.Select(sensor => new KitSensor(SensorId.Parse(sensor), ["motion"]))], Clock = new(ClockState.Synced, null) },
            now - TimeSpan.FromMinutes(2));
        foreach (var (sensor, hours) in new[] { ("bathroom", 0.8), ("bedroom", 2.2), ("fridge", 20.0), ("hall", 3.5), ("living", 1.9) })
        {
            world.Store.Add(new SeriesKey(Kit, SensorId.Parse(sensor), Quantities.Battery), now - TimeSpan.FromHours(hours / 2), 60 + hours);
        }

        SensorSilenceView Silent(string sensor, double hours, double share, double? toldAfter, bool isTold = false, bool isLearned = true) =>
            new(sensor, (now - TimeSpan.FromHours(hours)).Microseconds, (now - TimeSpan.FromHours(hours)).Microseconds, isTold, isLearned, share, toldAfter is { } told ? (now + TimeSpan.FromHours(told - hours)).Microseconds : null);
        world.Silences[Kit.Value] = new(now.Microseconds, [Silent("bathroom", 0.8, 0.1, 14), Silent("bedroom", 2.2, 0.15, 31, isLearned: false), Silent("fridge", 20, 0, null), Silent("hall", 3.5, 1.1, 3, isTold: true), Silent("living", 2.17, 0.7, 3.1)], IsADayKnown: true);
    }

    /// <summary>90 days: a pulse with its day and night, a fever today, rooms as a day goes, and 40 minutes in which the kit was away.</summary>
    private static void Fill(MemoryStore store, HomePlan home, Instant now)
    {
        var kit = home.Kits[0].Kit;
        var random = new Random(20261123);
        var away = (From: now - TimeSpan.FromHours(9.5), To: now - TimeSpan.FromHours(8.1));
        for (var at = now - TimeSpan.FromDays(90); at < now; at += TimeSpan.FromMinutes(4))
        {
            if (at >= away.From && at < away.To)
            {
                continue;
            }

            var hour = at.ToDateTimeOffset().Hour + (at.ToDateTimeOffset().Minute / 60.0);
            store.Hear(kit, at);
            if (random.Next(3) == 0)
            {
                store.Add(new SeriesKey(kit, SensorId.Parse("watch-0"), Quantities.HeartRate), at, Math.Round(70 + (9 * Math.Sin((hour - 9) / 24 * 2 * Math.PI)) + (random.NextDouble() * 8)));
                store.Add(new SeriesKey(kit, SensorId.Parse("watch-0"), Quantities.OxygenSaturation), at, 95 + random.Next(4));
            }

            if (random.Next(120) == 0)
            {
                store.Add(new SeriesKey(kit, SensorId.Parse("cuff-0"), Quantities.SystolicBloodPressure), at, 124 + random.Next(16));
                store.Add(new SeriesKey(kit, SensorId.Parse("cuff-0"), Quantities.DiastolicBloodPressure), at, 72 + random.Next(10));
                store.Add(new SeriesKey(kit, SensorId.Parse("thermometer-0"), Quantities.BodyTemperature), at, now - at < TimeSpan.FromHours(6) ? 38.4 + random.NextDouble() : 36.5 + (random.NextDouble() * 0.6));
            }

            var room = hour is < 6 or > 22 ? RoomKind.Bedroom : hour is > 11 and < 13 or > 18 and < 20 ? RoomKind.Kitchen : (RoomKind)random.Next(1, 7);
            if (random.NextDouble() < (room == RoomKind.Bedroom ? 0.15 : 0.6))
            {
                store.Add(new SeriesKey(kit, Homes.Sensor(room), Quantities.Motion), at, 1);
            }
        }
    }
}
