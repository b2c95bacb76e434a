using System.Text.RegularExpressions;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Integration.Tests.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Integration.Tests.Commands;

/// <summary>Kits on the command line, over a care database in which a server has said once where its door is.</summary>
public sealed class KitCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task New_LabelsOfWhichOneCannotBeWritten_ShowsTheCodeAndWritesTheOtherForItsOwnerAlone()
    {
        var team = await BeginAsync();
        var label = folder.Inside("box-7.pdf");
        await File.WriteAllTextAsync(label, "the label of last week, for all to read", Stop);
        var nowhere = Path.Combine(folder.Inside("nowhere"), "box-7.png");

        var (code, output) = await RunAsync("new", "--team", team.Value, "--name", "box 7", "--label", nowhere, "--label", label);

        Assert.Equal(1, code);
        Assert.Matches("Code +[A-Z2-9]{4}-[A-Z2-9]{4}", output);
        Assert.Contains($"{nowhere} could not be written", output, StringComparison.Ordinal);
        Assert.True((await File.ReadAllBytesAsync(label, Stop)).AsSpan().StartsWith("%PDF"u8));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(label));
        }

        var kit = Regex.Match(output, "k-[a-z2-7]{13}").Value;
        Assert.Contains($"Team         {team}", (await RunAsync("show", kit)).Output, StringComparison.Ordinal);
        Assert.Contains("its window is shut", (await RunAsync("close", kit)).Output, StringComparison.Ordinal);
        Assert.Contains("no window is open", (await RunAsync("close", kit)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage", 2)]
    [InlineData("t-zzzzzzzzzzzzz", 1)]
    public async Task New_TeamThatIsNone_MakesNoKit(string team, int expected)
    {
        await BeginAsync();

        var (code, output) = await RunAsync("new", "--team", team);

        Assert.Equal(expected, code);
        Assert.Contains(team, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Created", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_GarbageGoodAndBack_GivesVersionsAndKeepsThem()
    {
        await BeginAsync();
        var kit = Regex.Match((await RunAsync("new")).Output, "k-[a-z2-7]{13}").Value;
        var file = folder.Inside("kit.json");
        await File.WriteAllTextAsync(file, """{"version":9,"sensors":[{"name":"hall","driver":"pir","option":{}},{"name":"hall","driver":"pir"}]}""", Stop);
        var (code, output) = await RunAsync("configure", kit, "--file", file);
        Assert.Equal(1, code);
        Assert.Contains("option", output, StringComparison.Ordinal);
        Assert.Contains("two sensors 'hall'", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, """{"version":9,"sensors":[{"name":"hall","driver":"pir","options":{"pin":17}}]}""", Stop);
        Assert.Contains("is to run version 1, 1 sensors", (await RunAsync("configure", kit, "--file", file)).Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, """{"version":9}""", Stop);
        Assert.Contains("is to run version 2, 0 sensors", (await RunAsync("configure", kit, "--file", file)).Output, StringComparison.Ordinal);
        Assert.Contains("there are 1, 2", (await RunAsync("configure", kit, "--back-to", "7")).Output, StringComparison.Ordinal);
        Assert.Contains("is to run version 3, 1 sensors", (await RunAsync("configure", kit, "--back-to", "1")).Output, StringComparison.Ordinal);
        Assert.Matches("(?s)Runs +not known.*Version 3, .*Version 2, .*Version 1, .*\"pin\": 17", (await RunAsync("configure", kit)).Output);
    }

    [Fact]
    public async Task Ask_WithoutAServerThatRuns_AStranger_OrNonsense_SaysSo()
    {
        await BeginAsync();
        var kit = Regex.Match((await RunAsync("new")).Output, "k-[a-z2-7]{13}").Value;
        foreach (var (arguments, expected, said) in new (string[], int, string)[]
        {
            (["identify", kit, "--timeout", "1"], 1, "is the server ('ageing up' or 'ageing ingest') running"),
            (["diagnose", "k-zzzzzzzzzzzzz"], 1, "there is no kit k-zzzzzzzzzzzzz"),
            (["identify", kit, "--seconds", "61"], 2, "--seconds 61 is not between 1 and 60"),
        })
        {
            var (code, output) = await RunAsync(arguments);
            Assert.Equal(expected, code);
            Assert.Contains(said, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Diagnose_DoneWithoutDiagnostics_IsToldAsFailed()
    {
        await BeginAsync();
        var kit = KitId.Parse(Regex.Match((await RunAsync("new")).Output, "k-[a-z2-7]{13}").Value);
        var run = RunAsync("diagnose", kit.Value);
        await using var care = OpenCare();
        var commands = care.GetRequiredService<IKitCommands>();
        AskedCommand? asked = null;
        while (asked is null && !run.IsCompleted)
        {
            await Task.Delay(50, Stop);
            asked = (await commands.ListOpenAsync(Stop)).SingleOrDefault();
        }

        Assert.True(asked is not null && await commands.AnswerAsync(kit, new CommandAnswer { Request = asked.Command.Request, Outcome = CommandOutcome.Done }, asked.AskedAt, Stop));
        var (code, output) = await run;
        Assert.Equal(1, code);
        Assert.Contains("its answer holds no diagnostics", output, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => Ageing.RunAsync(Patience, ["kit", .. arguments, "--data-dir", folder.Inside("data")]);

    private ServiceProvider OpenCare()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"{CareOptions.Section}:{nameof(CareOptions.Path)}", folder.Inside("data", "care.db"))]).Build();
        return new ServiceCollection().AddLogging().AddCare(settings).BuildServiceProvider();
    }

    private async Task<CareTeamId> BeginAsync()
    {
        var team = CareTeamId.Derive("team");
        Directory.CreateDirectory(folder.Inside("data"));
        await using var care = OpenCare();
        await care.GetRequiredService<ICareDatabase>().PrepareAsync(Stop);
        await care.GetRequiredService<IProvisioning>().EnsureTeamAsync(team, "Équipe Nord", Stop);
        await care.GetRequiredService<IKitEnrolment>().SayDoorAsync(new EnrolmentDoor(new Uri("https://localhost:8882"), RootPin.Of("a root"u8)), Stop);
        return team;
    }
}
