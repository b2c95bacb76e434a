using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary>Several homes over some days: order, repeatability, files.</summary>
public sealed class SimulationTests : IDisposable
{
    private static readonly SimulationOptions Usual = new() { Name = "test", Homes = 3, Days = 2, Seed = 7, Start = new DateOnly(2026, 3, 28), Incidence = 50 };
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Write_Recording_IsWholeInOrderAndPlayedWithoutRest()
    {
        var simulation = Simulation.Create(Usual);
        var report = await SimulationFiles.WriteAsync(simulation, folder.Path, null, Cancellation);
        var recording = Path.Combine(folder.Path, SimulationFiles.Recording);
        var (summary, fault) = await RecordingSummary.ReadAsync(recording, Cancellation);
        Assert.Null(fault);
        Assert.Null(summary!.Fault);
        Assert.True(ReplayPlan.For(summary, ReplayStart.Original, default).KeepsIds, "a simulation can be replayed byte for byte");

        var (player, readFault) = await InProcessPlayer.PlayAsync(recording, new DetectionOptions(), Cancellation);
        Assert.Null(readFault);
        Assert.Equal(0, player!.Waiting);
        Assert.Equal(report.Packs, player.Processed);
        Assert.NotEmpty(player.Alerts);
    }

    [Fact]
    public async Task Write_Truth_HoldsWhatHappenedAndEachDay()
    {
        var simulation = Simulation.Create(Usual);
        var report = await SimulationFiles.WriteAsync(simulation, folder.Path, null, Cancellation);
        var (reader, fault) = await TruthReader.OpenAsync(Path.Combine(folder.Path, SimulationFiles.Truth), Cancellation);
        Assert.Null(fault);
        await using (reader!)
        {
            var entries = await reader!.ReadAsync(Cancellation).ToListAsync(Cancellation);
            Assert.Null(reader.Fault);
            Assert.Equal(simulation.Happenings, entries.Where(entry => entry.Happening is not null).Select(entry => entry.Happening!));
            Assert.Equal(simulation.Days(), entries.Where(entry => entry.Day is not null).Select(entry => entry.Day!));
            Assert.Equal((report.Happenings, 6), (entries.Count(entry => entry.Happening is not null), entries.Count(entry => entry.Day is not null)));
            Assert.Equal(simulation.Manifest.Homes.Select(home => home.Home), reader.Header.Homes);
            Assert.Equal(simulation.During, reader.Header.During);
        }
    }

    [Fact]
    public void Messages_OfAllHomes_AreInOrderOfTime()
    {
        var messages = Simulation.Create(Usual with { Days = 1 }).Messages().ToList();
        Assert.Equal(messages.Select(message => message.At).Order(), messages.Select(message => message.At));
        Assert.Equal(3, messages.Select(message => message.Kit).Distinct().Count());
    }

    [Fact]
    public void Days_OfAClockChange_AreFromMidnightToMidnight()
    {
        var simulation = Simulation.Create(Usual);
        Assert.Equal(TimeSpan.FromHours(47), simulation.During.To - simulation.During.From);
        Assert.Equal(Instant.From(new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.FromHours(1))), simulation.During.From);
    }

    [Fact]
    public void Create_Longer_BeginsWithTheSameHappenings()
    {
        // Often enough that much excludes each other.
        var often = Usual with { Homes = 10, Days = 10, Incidence = 100 };
        var shorter = Simulation.Create(often);
        var longer = Simulation.Create(often with { Days = 30 });
        Assert.All(shorter.Homes.Zip(longer.Homes), pair => Assert.Equal(pair.First.Happenings, pair.Second.Happenings.Where(happening => happening.During.From < shorter.During.To)));
    }

    [Fact]
    public void Create_OtherContent_HasOtherIds()
    {
        var kits = new[] { Usual, Usual with { Seed = 8 }, Usual with { Incidence = 1 }, Usual with { Days = 3 }, Usual with { PackPeriod = TimeSpan.FromSeconds(30) }, Usual with { Happenings = [] } }
            .Select(options => Simulation.Create(options).Homes[0].Kit);
        Assert.Equal(6, kits.Distinct().Count());
    }

    [Fact]
    public void Create_WithHappenings_GivesThemToTheirHomes()
    {
        var fall = new Happening { Kind = HappeningKinds.Fall, During = new TimeRange(Samples.Start, Samples.At(600)) };
        var simulation = Simulation.Create(Usual with { Start = new DateOnly(2026, 3, 1), Happenings = [[], [fall]] });
        Assert.Equal([0, 1, 0], simulation.Homes.Select(home => home.Happenings.Count));
        Assert.Equal(new TrueHappening(simulation.Homes[1].Plan.Home, fall), Assert.Single(simulation.Happenings));
    }

    [Fact]
    public void Create_NoIncidence_OrdinaryLifeAlone() => Assert.All(Simulation.Create(Usual with { Incidence = 0 }).Homes, home => Assert.Empty(home.Happenings));

    /// <summary>A cell that comes to its end by itself is truth as well, and the laboratory is told what the file tells.</summary>
    [Fact]
    public void Happenings_TellOfCellsThatRunLowByThemselves()
    {
        var options = Usual with { Homes = 40, Days = 14, Incidence = 0 };
        var simulation = Simulation.Create(options);
        var told = simulation.Happenings.ToList();
        Assert.NotEmpty(told);
        Assert.All(told, truth => Assert.Equal((HappeningKinds.BatteryLow, 20), (truth.Happening.Kind, truth.Happening.Amount)));
        Assert.Equal(told.Select(truth => truth.Happening.During.From).Order(), told.Select(truth => truth.Happening.During.From));
        Assert.Equal(
            SimulationHomes.Of(options, null).SelectMany(home => home.Happenings.Select(happening => new TrueHappening(home.Plan.Home, happening))).ToHashSet(),
            told.ToHashSet());
    }

    [Fact]
    public void FindFault_BadValues_SaysWhichAndWhatIsAllowed()
    {
        Assert.Null(Usual.FindFault());
        Assert.Contains("0 homes", (Usual with { Homes = 0 }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("-1 days", (Usual with { Days = -1 }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("1999-12-31", (Usual with { Start = new DateOnly(1999, 12, 31) }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("NaN", (Usual with { Incidence = double.NaN }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("Europe/Nowhere", (Usual with { TimeZone = "Europe/Nowhere" }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("name", (Usual with { Name = string.Empty }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("pack period", (Usual with { PackPeriod = TimeSpan.FromHours(1) }).FindFault(), StringComparison.Ordinal);
        Assert.Contains("4 homes", (Usual with { Happenings = [[], [], [], []] }).FindFault(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Simulation.Create(Usual with { Homes = 0 }));
    }

    [Fact]
    public async Task Write_Cancelled_LeavesNoFileThatLooksWhole()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAtOnce(cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SimulationFiles.WriteAsync(Simulation.Create(Usual), folder.Path, progress, cancel.Token));
        Assert.False(File.Exists(Path.Combine(folder.Path, SimulationFiles.Recording)));
        Assert.True(File.Exists(RecordingWriter.PartPath(Path.Combine(folder.Path, SimulationFiles.Recording))));
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => cancel.Cancel();
    }
}
