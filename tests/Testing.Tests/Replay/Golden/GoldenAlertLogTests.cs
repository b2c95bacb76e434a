using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Replay.Golden;

namespace AgeingMonitor.Testing.Tests.Replay.Golden;

public sealed class GoldenAlertLogTests : IDisposable
{
    private static readonly KitId SecondKit = KitId.Derive("golden/second");
    private static readonly HomePlan[] Homes = [Samples.Plan(KitId.Derive("golden/other")), Plan()];
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Text_OfAlerts_IsReadableAndInOrder()
    {
        var resident = Homes[1].Residents[0].Resident;
        var log = GoldenAlertLog.Of("two", Homes,
        [
            Draft(90, AlertRules.KitSilent, AlertSubject.Of(Samples.Kit), AlertPriority.Technical, "The kit\nis silent"),
            Draft(30, AlertRules.HelpCall, AlertSubject.Of(resident), AlertPriority.High, "Help call"),
            Draft(60, AlertRules.Stillness, AlertSubject.Household, AlertPriority.Medium, "No sign"),
            Draft(95, AlertRules.BatteryLow, AlertSubject.Of(Samples.Kit, Samples.Wrist), AlertPriority.Low, "Battery"),
            Draft(96, AlertRules.BatteryLow, AlertSubject.Of(SecondKit, Samples.Wrist), AlertPriority.Low, "Battery"),
        ]);

        Assert.Equal(
            """
            # alerts of two; renew with ./ageing cases --renew two
            2026-03-01T08:00:30.000000Z  high  help-call  home-2  resident-1  since 2026-03-01T08:00:20.000000Z  Help call
            2026-03-01T08:01:00.000000Z  medium  stillness  home-2  household  since 2026-03-01T08:00:50.000000Z  No sign
            2026-03-01T08:01:30.000000Z  technical  kit-silent  home-2  kit-1  since 2026-03-01T08:01:20.000000Z  The kit is silent
            2026-03-01T08:01:35.000000Z  low  battery-low  home-2  sensor wrist  since 2026-03-01T08:01:25.000000Z  Battery
            2026-03-01T08:01:36.000000Z  low  battery-low  home-2  sensor wrist of kit-2  since 2026-03-01T08:01:26.000000Z  Battery

            """.ReplaceLineEndings("\n"),
            log.ToString());
    }

    [Fact]
    public void Text_OfTwoAlertsAtOneInstant_IsInTheOrderOfIdsHoweverGiven()
    {
        var first = Draft(30, AlertRules.HelpCall, AlertSubject.Household, AlertPriority.High, "first");
        var second = Draft(30, AlertRules.Fall, AlertSubject.Household, AlertPriority.High, "second");

        Assert.Equal(GoldenAlertLog.Of("a", Homes, [first, second]).ToString(), GoldenAlertLog.Of("a", Homes, [second, first]).ToString());
    }

    [Fact]
    public void Of_AlertOfAnotherHome_Throws() =>
        Assert.Throws<ArgumentException>(() => GoldenAlertLog.Of("a", [Homes[0]], [Draft(1, AlertRules.Fall, AlertSubject.Household, AlertPriority.High, "fall")]));

    [Fact]
    public async Task File_WrittenAndRead_IsTheSameAndHasUnixLineEnds()
    {
        var log = GoldenAlertLog.Of("a-case", Homes, [Draft(30, AlertRules.Fall, AlertSubject.Household, AlertPriority.High, "Fall  with two spaces, « é »")]);
        var path = folder.File(GoldenAlertLog.FileName);
        await log.WriteAsync(path, Cancellation);

        var (read, problem) = await GoldenAlertLog.ReadAsync(path, Cancellation);

        Assert.Null(problem);
        Assert.Equal("a-case", read!.CaseName);
        Assert.Equal(log.Alerts, read.Alerts);
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        Assert.Equal(((byte)'#', (byte)'\n'), (bytes[0], bytes[^1]));
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void Parse_WindowsLineEndsAndNoAlerts_IsUnderstood()
    {
        var (log, problem) = GoldenAlertLog.Parse("# alerts of quiet; renew with x\r\n");

        Assert.Null(problem);
        Assert.Equal(("quiet", 0), (log!.CaseName, log.Alerts.Count));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("alerts", "line 1")]
    [InlineData("# alerts of ; renew with x\n", "line 1")]
    [InlineData("# alerts of a; renew with x\nnonsense\n", "line 2: 7 fields")]
    [InlineData("# alerts of a; renew with x\n\nmore\n", "line 2")]
    [InlineData("# alerts of a; renew with x\nnow  high  fall  home-1  household  since 2026-03-01T08:00:00.000000Z  x\n", "'now'")]
    [InlineData("# alerts of a; renew with x\n2026-03-01T08:00:00.000000Z  urgent  fall  home-1  household  since 2026-03-01T08:00:00.000000Z  x\n", "'urgent'")]
    [InlineData("# alerts of a; renew with x\n2026-03-01T08:00:00.000000Z  high  fall  home-0  household  since 2026-03-01T08:00:00.000000Z  x\n", "'home-0'")]
    [InlineData("# alerts of a; renew with x\n2026-03-01T08:00:00.000000Z  high  fall  home-1  household  2026-03-01T08:00:00.000000Z  x\n", "since")]
    [InlineData("# alerts of a; renew with x\n2026-03-01T08:00:00.000000Z  high    home-1  household  since 2026-03-01T08:00:00.000000Z  x\n", "rule")]
    public void Parse_Garbage_SaysWhatIsWrong(string text, string expected)
    {
        var (log, problem) = GoldenAlertLog.Parse(text);

        Assert.Null(log);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NoFileOrNoText_SaysWhy()
    {
        Assert.Contains("nothing.txt", (await GoldenAlertLog.ReadAsync(folder.File("nothing.txt"), Cancellation)).Problem, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(folder.File("bytes.txt"), [0xFF, 0xC0, 0x80], Cancellation);
        Assert.NotNull((await GoldenAlertLog.ReadAsync(folder.File("bytes.txt"), Cancellation)).Problem);
    }

    private static HomePlan Plan()
    {
        var plan = Samples.Plan(Samples.Kit);
        return plan with { Kits = [.. plan.Kits, new KitPlacement(SecondKit, plan.Home, TimeRange.Always)] };
    }

    private static AlertDraft Draft(double seconds, string rule, AlertSubject subject, AlertPriority priority, string english) => new()
    {
        Id = AlertId.Derive(Homes[1].Home, rule, subject.Value, Samples.At(seconds - 10)),
        Home = Homes[1].Home,
        Rule = rule,
        Subject = subject,
        Priority = priority,
        EpisodeStart = Samples.At(seconds - 10),
        RaisedAt = Samples.At(seconds),
        Summary = new LocalizedText("français", english),
        Evidence = [],
    };
}
