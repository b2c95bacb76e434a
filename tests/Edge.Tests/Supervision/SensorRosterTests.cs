using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Supervision;

/// <summary>Sensors on threads of their own, under the true clock.</summary>
public sealed class SensorRosterTests : IAsyncDisposable
{
    private const string Door = """{"name":"door","driver":"contact","options":{"pin":5}}""";
    private const string Button = """{"name":"button","driver":"help-button","options":{"pin":22,"lamp-pin":-1}}""";
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly HeardVoice heard = new();
    private readonly List<RulesThat> rules = [];
    private readonly SensorRoster roster;
    private bool cannotBeMade;

    public SensorRosterTests() => roster = new SensorRoster(
        buses,
        heard.Kit,
        (_, signals) =>
        {
            if (cannotBeMade)
            {
                throw new InvalidDataException("the model is damaged");
            }

            Signals = signals.Keys.Order().ToList();
            rules.Add(new RulesThat(_ => false));
            return rules[^1];
        },
        new Random(1),
        TimeProvider.System,
        new HeardLog());

    private List<SensorId> Signals { get; set; } = [];

    public ValueTask DisposeAsync() => roster.DisposeAsync();

    [Fact]
    public async Task Apply_AChange_StartsAndStopsOnlyWhatChanged()
    {
        var opened = new List<string>();
        Stream Open(string name)
        {
            opened.Add(name);
            return new HangingStream();
        }

        buses.AttachSerial("/dev/a", _ => Open("a"));
        buses.AttachSerial("/dev/b", _ => Open("b"));
        buses.AttachSerial("/dev/c", _ => Open("c"));
        await ApplyAsync(Radar("one", "a"), Radar("two", "b"));
        await UntilAsync(() => opened.Count == 2);
        await ApplyAsync(Radar("one", "a"), Radar("two", "c"), Radar("three", "b"));
        await UntilAsync(() => opened.Count == 4);
        Assert.Equal(["a"], opened.Where(name => name == "a"));
        Assert.Equal(["one", "two", "three"], roster.Reports.Select(report => report.Name));
        await ApplyAsync();
        Assert.Empty(roster.Reports);
    }

    [Fact]
    public async Task Run_AReadThatHangs_HoldsUpNoHelpButton()
    {
        for (var i = 0; i < 20; i++)
        {
            buses.AttachSerial($"/dev/{i}", _ => new HangingStream { IsBlocking = true });
        }

        await ApplyAsync([.. Enumerable.Range(0, 20).Select(i => Radar($"radar-{i}", $"{i}")), Button]);
        buses.Header.Drive(22, true);
        await PressAsync();
        Assert.Equal(SensorId.Parse("button"), Assert.Single(heard.Told.First()).Sensor);
    }

    [Fact]
    public async Task FindHeldUp_NamesWhoseThreadHangs_AndNobodyElse()
    {
        var clock = new VirtualClock();
        await using var watched = new SensorRoster(buses, heard.Kit, (_, _) => null, new Random(1), clock, new HeardLog());
        using var hold = new ManualResetEventSlim();
        buses.AttachSerial("/dev/a", _ => new HangingStream { Hold = hold });
        await watched.ApplyAsync(Read(Radar("radar", "a"), Door));
        await UntilAsync(() => buses.Header.IsOpen(5));
        await UntilAsync(() =>
        {
            // Asked, and answered by one.
            clock.Advance(TimeSpan.FromSeconds(20));
            watched.FindHeldUp();
            return watched.FindHeldUp() is [{ Value: "radar" }];
        });
        hold.Set();
        await UntilAsync(() => watched.FindHeldUp().Count == 0);
    }

    [Fact]
    public async Task Rules_AreMadeAnewOnlyWhenTheyOrTheLampsChange()
    {
        await ApplyAsync(Door, Button);
        await ApplyAsync(Door.Replace("5", "6", StringComparison.Ordinal), Button);
        Assert.Equal([SensorId.Parse("button")], Signals);
        Assert.False(Assert.Single(rules).IsDisposed);
        Assert.Empty(rules[0].Gone);
        await ApplyAsync(Door);
        Assert.Equal((2, true, 0), (rules.Count, rules[0].IsDisposed, Signals.Count));
        Assert.Equal([SensorId.Parse("button")], rules[0].Gone);
        await ApplyAsync();
        Assert.Equal((2, SensorId.Parse("door")), (rules.Count, Assert.Single(rules[1].Gone)));
        await roster.DisposeAsync();
        Assert.True(rules[1].IsDisposed);
    }

    [Fact]
    public async Task Apply_RulesThatCannotBeMade_ChangeNothing_AndTheReasonIsTold()
    {
        Assert.Null(await ApplyAsync(Door, Button));
        await UntilAsync(() => buses.Header.IsOpen(5) && buses.Header.IsOpen(22));
        cannotBeMade = true;
        Assert.Contains("the model is damaged", await ApplyAsync(Door.Replace("5", "6", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(["door", "button"], roster.Reports.Select(report => report.Name));
        Assert.True(Assert.Single(rules) is { IsStarted: true, IsDisposed: false });
        Assert.Equal((true, false), (buses.Header.IsOpen(5), buses.Header.IsOpen(6)));
        await PressAsync();
        cannotBeMade = false;
        Assert.Null(await ApplyAsync(Door.Replace("5", "6", StringComparison.Ordinal)));
        Assert.Equal((2, true), (rules.Count, rules[0].IsDisposed));
        await UntilAsync(() => buses.Header.IsOpen(6) && !buses.Header.IsOpen(5));
    }

    [Fact]
    public async Task Thread_OfASensor_AnswersWhileItRuns_AndNotWhileItHangs()
    {
        var clock = new VirtualClock();
        using var hold = new ManualResetEventSlim();
        var strays = new List<Exception>();
        var work = new TaskCompletionSource();
        var thread = SensorThread.Start("test", () => work.Task, clock, strays.Add);
        clock.Skip(TimeSpan.FromSeconds(10));
        thread.Ask();
        await UntilAsync(() => thread.AnsweredAt == clock.GetTimestamp());
        thread.Post(_ => hold.Wait(), null);
        thread.Post(_ => throw new InvalidOperationException("stray"), null);
        clock.Skip(TimeSpan.FromSeconds(10));
        thread.Ask();
        Assert.NotEqual(clock.GetTimestamp(), thread.AnsweredAt);
        hold.Set();
        await UntilAsync(() => thread.AnsweredAt == clock.GetTimestamp());
        work.SetResult();
        await thread.Ended;
        Assert.Equal("stray", Assert.Single(strays).Message);
    }

    private static string Radar(string name, string port) => $$$"""{"name":"{{{name}}}","driver":"mr60fda2","options":{"port":"/dev/{{{port}}}"}}""";

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private Task<string?> ApplyAsync(params string[] sensors) => roster.ApplyAsync(Read(sensors));

    private static KitConfiguration Read(params string[] sensors)
    {
        var read = KitConfigurationDecoder.Decode(Encoding.UTF8.GetBytes($$"""{"version":1,"sensors":[{{string.Join(',', sensors)}}]}"""));
        Assert.Empty(read.Faults);
        return read.Configuration!;
    }

    private async Task PressAsync()
    {
        // Up first, so that the press is one.
        await UntilAsync(() => buses.Header.IsOpen(22));
        while (heard.Told.IsEmpty)
        {
            buses.Header.Drive(22, !buses.Header.Level(22));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A port that gives nothing; either it says so after a moment, as a real one, or it holds its reader.</summary>
    private sealed class HangingStream : MemoryStream
    {
        private readonly ManualResetEventSlim closed = new();

        public bool IsBlocking { get; init; }

        /// <summary>Holds each read until it is set; null for none.</summary>
        public ManualResetEventSlim? Hold { get; init; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            Hold?.Wait(CancellationToken.None);
            closed.Wait(IsBlocking ? TimeSpan.FromSeconds(2) : TimeSpan.FromMilliseconds(20), cancellationToken);
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            closed.Dispose();
            base.Dispose(disposing);
        }
    }
}
