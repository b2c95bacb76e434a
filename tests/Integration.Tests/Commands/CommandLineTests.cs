using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Commands;

/// <summary>What a person who mistypes, or whose machine is not as it should be, is told: one clear sentence, an exit code, no stack trace.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("up", "--prot", "80")]
    [InlineData("fly")]
    [InlineData("replay")]
    [InlineData("import", "tihm")]
    [InlineData("import", "csv", "somewhere", "-o", "out.gz")]
    [InlineData("import", "sisfall", "somewhere", "-o", "out.gz", "--waveforms")]
    public async Task UnknownOrMissingArgument_IsNamed_ExitCodeIs2(params string[] arguments)
    {
        var (code, output) = await Ageing.RunAsync(Patience, arguments);
        Assert.Equal(2, code);
        AssertPlain(output);
    }

    [Fact]
    public async Task Configuration_WithSeveralFaults_NamesThemAllAtOnce()
    {
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--data-dir", folder.Path, "--listen", "nowhere", "--port", "99999", "--set", "broken");
        Assert.Equal(2, code);
        AssertPlain(output);
        Assert.Contains("--listen 'nowhere'", output, StringComparison.Ordinal);
        Assert.Contains("--port 99999", output, StringComparison.Ordinal);
        Assert.Contains("--set 'broken'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_OutOfRange_AreRefusedAtStart()
    {
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--data-dir", folder.Path, "--port", Free(), "--mqtt-port", Free(), "--set", "Ingest:BatchPacks=0", "--set", "Storage:Kind=paper");
        Assert.NotEqual(0, code);
        AssertPlain(output);
        Assert.Contains("BatchPacks", output, StringComparison.Ordinal);
        Assert.Contains("Kind", output, StringComparison.Ordinal);
    }

    /// <summary>A budget that cannot be and a shadow that is not there: told at start, by their names.</summary>
    [Theory]
    [InlineData("Analytics:Budget:Alerts:stillness=-1", "Analytics:Budget:Alerts:stillness: -1")]
    [InlineData("Analytics:Budget:List:mood=0.1", "There are: routine, agitation, weight, vital-signs, blood-pressure, night, inputs")]
    [InlineData("Analytics:Stillness:FalseAlarmsPerDay=0.03", "has moved: set Analytics:Budget:Alerts:stillness")]
    [InlineData("Analytics:Nights:FalseShare=0.035", "has moved: set Analytics:Budget:Alerts:night-wandering")]
    [InlineData("Analytics:Shadow:agitation=/nowhere/agitation.trees", "'/nowhere/agitation.trees' cannot run as a shadow")]
    public async Task BudgetAndShadow_ThatCannotBe_AreRefusedAtStart(string setting, string words)
    {
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--data-dir", folder.Path, "--port", Free(), "--mqtt-port", Free(), "--set", setting);
        Assert.NotEqual(0, code);
        AssertPlain(output);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsCompare_WithoutAnyShadow_SaysSo()
    {
        var (code, output) = await Ageing.RunAsync(Patience, "models", "compare", "--data-dir", folder.Path);
        Assert.Equal(0, code);
        Assert.Contains("No home has compared a shadow yet", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigurationFile_ThatIsNotJson_IsRefusedWithItsName()
    {
        var file = folder.Inside("broken.json");
        await File.WriteAllTextAsync(file, "{ \"Storage\": ", TestContext.Current.CancellationToken);
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--data-dir", folder.Inside("data"), "--config", file);
        Assert.Equal(2, code);
        AssertPlain(output);
        Assert.Contains("broken.json", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolder_ThatCannotBeWritten_IsNamed()
    {
        var file = folder.Inside("a-file");
        await File.WriteAllTextAsync(file, string.Empty, TestContext.Current.CancellationToken);
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--data-dir", Path.Combine(file, "data"));
        Assert.Equal(2, code);
        AssertPlain(output);
        Assert.Contains("cannot be written", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_BeyondLoopback_IsRefused()
    {
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--demo", "--data-dir", folder.Path, "--listen", "0.0.0.0");
        Assert.Equal(2, code);
        AssertPlain(output);
        Assert.Contains("this machine only", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--mqtt-port")]
    public async Task PortInUse_SaysWhichSettingToChange(string option)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var other = option == "--port" ? "--mqtt-port" : "--port";
        var (code, output) = await Ageing.RunAsync(Patience, "up", "--data-dir", folder.Path, option, port, other, Free());
        Assert.Equal(1, code);
        AssertPlain(output);
        Assert.Contains(port, output, StringComparison.Ordinal);
        Assert.Contains("in use", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithoutAServer_SaysHowToStartOne()
    {
        var recording = folder.Inside("some.amr.gz");
        await ChainRecording.WriteAsync(recording, homes: 1);
        var (code, output) = await Ageing.RunAsync(Patience, "replay", recording, "--data-dir", folder.Inside("data"));
        Assert.Equal(1, code);
        AssertPlain(output);
        Assert.Contains("ageing up", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfRubbish_SaysWhatItIs()
    {
        var file = folder.Inside("rubbish.gz");
        await File.WriteAllTextAsync(file, "this is not a recording", TestContext.Current.CancellationToken);
        var (code, output) = await Ageing.RunAsync(Patience, "replay", file, "--data-dir", folder.Inside("data"));
        Assert.Equal(1, code);
        AssertPlain(output);
        Assert.Contains("gzip", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--speed", "fast")]
    [InlineData("--start", "tomorrow")]
    public async Task Replay_WithAWrongOption_SaysWhatIsAllowed(string option, string value)
    {
        var (code, output) = await Ageing.RunAsync(Patience, "replay", folder.Inside("x.gz"), option, value, "--data-dir", folder.Inside("data"));
        Assert.Equal(2, code);
        AssertPlain(output);
        Assert.Contains(value, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tihm")]
    [InlineData("bidmc")]
    [InlineData("weda-fall")]
    public async Task Import_OfAnEmptyFolder_SaysWhatIsMissing(string format)
    {
        var (code, output) = await Ageing.RunAsync(Patience, "import", format, folder.Path, "-o", folder.Inside("out.amr.gz"));
        Assert.Equal(1, code);
        AssertPlain(output);
        Assert.Contains(".csv", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Import_CsvWithTheExampleOfAMapping_ReadsAFileThatFitsIt()
    {
        var (code, mapping) = await Ageing.RunAsync(Patience, "import", "csv", "--example");
        Assert.Equal(0, code);
        await File.WriteAllTextAsync(folder.Inside("mapping.yaml"), mapping, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Inside("flat.csv"), "time,flat,temperature,pulse,door\n2026-03-01 12:00:00,f1,293.15,71,open\n", TestContext.Current.CancellationToken);

        (code, var output) = await Ageing.RunAsync(Patience, "import", "csv", folder.Inside("flat.csv"), "--mapping", folder.Inside("mapping.yaml"), "-o", folder.Inside("out.gz"));
        Assert.Equal(0, code);
        Assert.Contains("1 rows read, 3 observations", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(folder.Inside("mapping.yaml"), mapping.Replace("quantity: contact", "quantity: contract", StringComparison.Ordinal) + "\ncolour: blue\n", TestContext.Current.CancellationToken);
        (code, output) = await Ageing.RunAsync(Patience, "import", "csv", folder.Inside("flat.csv"), "--mapping", folder.Inside("mapping.yaml"), "-o", folder.Inside("other.gz"));
        Assert.Equal(1, code);
        AssertPlain(output);
        Assert.Contains("2 mistakes", output, StringComparison.Ordinal);
        Assert.Contains("Did you mean contact?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OverWhatIsThere_IsRefused_AndOverItsSourceWhateverIsSaid()
    {
        var (_, mapping) = await Ageing.RunAsync(Patience, "import", "csv", "--example");
        const string rows = "time,flat,temperature,pulse,door\n2026-03-01 12:00:00,f1,293.15,71,open\n";
        await File.WriteAllTextAsync(folder.Inside("mapping.yaml"), mapping, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Inside("flat.csv"), rows, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Inside("mine.gz.trials.csv"), "mine", TestContext.Current.CancellationToken);

        Assert.Contains("--force", await ImportAsync(1, "flat.csv", "mine.gz"), StringComparison.Ordinal);
        await ImportAsync(0, ".", "out.gz");
        Assert.Contains("--force", await ImportAsync(1, ".", "out.gz"), StringComparison.Ordinal);
        await ImportAsync(0, ".", "out.gz", "--force");
        foreach (var (source, output) in ((string, string)[])[("flat.csv", "flat.csv"), (".", "flat.csv"), ("flat.csv", "mapping.yaml")])
        {
            Assert.Contains("is read and would be written", await ImportAsync(2, source, output, "--force"), StringComparison.Ordinal);
        }

        Assert.Equal(rows, await File.ReadAllTextAsync(folder.Inside("flat.csv"), TestContext.Current.CancellationToken));
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.Inside("mine.gz.trials.csv"), TestContext.Current.CancellationToken));

        async Task<string> ImportAsync(int expected, string source, string output, params string[] more)
        {
            var from = source == "." ? folder.Path : folder.Inside(source);
            var (code, text) = await Ageing.RunAsync(Patience, ["import", "csv", from, "--mapping", folder.Inside("mapping.yaml"), "-o", folder.Inside(output), .. more]);
            Assert.True(code == expected, text);
            AssertPlain(text);
            return text;
        }
    }

    [Fact]
    public async Task Import_Help_ListsAFormatALine()
    {
        var (code, output) = await Ageing.RunAsync(Patience, "import", "--help");
        Assert.Equal(0, code);
        Assert.InRange(output.Split('\n').Length, 15, 40);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("recording", "--help")]
    [InlineData("user", "--help")]
    public async Task Help_OfAGroup_ListsACommandALine(params string[] arguments)
    {
        var (code, output) = await Ageing.RunAsync(Patience, arguments);
        Assert.Equal(0, code);
        Assert.DoesNotContain("Example", output, StringComparison.Ordinal);
        Assert.InRange(output.Split('\n').Length, 8, 40);
    }

    [Theory]
    [InlineData("recording", "inspect")]
    [InlineData("scenarios", "check")]
    [InlineData("replay")]
    public async Task File_ThatIsAFolder_IsSaidToBeOne(params string[] command)
    {
        var (code, output) = await Ageing.RunAsync(Patience, [.. command, folder.Path, .. command[0] == "replay" ? (string[])["--data-dir", folder.Inside("data")] : []]);
        Assert.Equal(1, code);
        AssertPlain(output);
        Assert.Contains("is a folder", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfEveryCommand_HasAnExample()
    {
        foreach (var command in (string[][])[["up"], ["ingest"], ["analytics"], ["dashboard"], ["record"], ["import", "tihm"], ["import", "bidmc"], ["import", "sisfall"], ["import", "csv"], ["replay"], ["recording", "inspect"], ["recording", "trim"], ["recording", "anonymise"], ["recording", "merge"], ["user", "add"], ["quarantine", "list"], ["checksum"], ["certificates"], ["kit", "new"], ["kit", "open"], ["kit", "close"], ["kit", "list"], ["kit", "show"], ["kit", "identify"], ["kit", "diagnose"], ["kit", "renew"], ["kit", "revoke"], ["kit", "retire"], ["health"], ["simulate"], ["scenarios"], ["scenarios", "list"], ["scenarios", "show"], ["scenarios", "check"], ["scenarios", "kinds"]])
        {
            var (code, output) = await Ageing.RunAsync(Patience, [.. command, "--help"]);
            Assert.Equal(0, code);
            Assert.Contains("Example", output, StringComparison.Ordinal);
        }
    }

    private static void AssertPlain(string output)
    {
        Assert.NotEqual(string.Empty, output.Trim());
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", output, StringComparison.Ordinal);
    }

    private static string Free() => Ports.Free().ToString(CultureInfo.InvariantCulture);
}
