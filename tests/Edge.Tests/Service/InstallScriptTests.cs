using System.Diagnostics;

namespace AgeingMonitor.Edge.Tests.Service;

/// <summary>The install script under another root, with programs and a systemd that do as a test says.</summary>
public sealed class InstallScriptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Current => File.ResolveLinkTarget(Of("opt/ageing-edge/current"), returnFinalTarget: false)!.Name;

    public InstallScriptTests() => Directory.CreateDirectory(Of("run/systemd/system"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Install_OnAFreshKit_SaysHowToEnrol()
    {
        var (code, said) = await InstallAsync(Program("1.0.0", isWell: true));
        Assert.Equal(0, code);
        Assert.Contains("ageing-edge enrol", said, StringComparison.Ordinal);
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);
        Assert.True(File.Exists(Of("etc/systemd/system/ageing-edge.service")));
    }

    [Fact]
    public async Task Upgrade_ThatIsWell_Stays_AndTheOneBeforeTheFormerGoes()
    {
        Enrol();
        foreach (var version in (string[])["1.0.0", "1.1.0", "1.2.0"])
        {
            Assert.Equal(0, (await InstallAsync(Program(version, isWell: true))).Code);
        }

        Assert.StartsWith("1.2.0-", Current, StringComparison.Ordinal);
        Assert.Equal(["1.1.0", "1.2.0"], Directory.GetDirectories(Of("opt/ageing-edge"), "1*").Select(path => Path.GetFileName(path)[..5]).Order());
    }

    [Fact]
    public async Task Upgrade_ThatDoesNotGetWell_IsUndone()
    {
        Enrol();
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true))).Code);
        var (code, said) = await InstallAsync(Program("1.1.0", isWell: false));
        Assert.Equal(1, code);
        Assert.Contains("runs again", said, StringComparison.Ordinal);
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_ThatDoesNotGetWell_LeavesTheOutboxToTheFormer_WhichGetsItsUnitBack()
    {
        Enrol();
        File.WriteAllText(Of("var/lib/ageing-edge/outbox.db"), "of the former");
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true))).Code);
        File.WriteAllText(Of($"opt/ageing-edge/{Current}/ageing-edge.service"), "unit of the former");
        var (code, _) = await InstallAsync(Program("1.1.0", isWell: false, run: "echo more >> $AGEING_ROOT/var/lib/ageing-edge/outbox.db"));
        Assert.Equal(1, code);
        Assert.Equal("unit of the former", File.ReadAllText(Of("etc/systemd/system/ageing-edge.service")));
        Assert.Contains("more", File.ReadAllText(Of("var/lib/ageing-edge/outbox.db")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Of("var/lib/ageing-edge-install/outbox-before")));
    }

    [Fact]
    public async Task Upgrade_AfterWhichTheFormerCannotUseTheOutbox_PutsItBack_ButNotTheNumberOfTheBoot()
    {
        Enrol();
        File.WriteAllText(Of("var/lib/ageing-edge/outbox.db"), "form 1");
        File.WriteAllText(Of("var/lib/ageing-edge/outbox.boot"), "4");
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true, status: "grep -q 'form 1' $AGEING_ROOT/var/lib/ageing-edge/outbox.db || exit 1"))).Code);
        var (code, said) = await InstallAsync(Program("1.1.0", isWell: false, run: "cd $AGEING_ROOT/var/lib/ageing-edge && echo form 2 > outbox.db && echo log > outbox.db-wal && echo 5 > outbox.boot"));
        Assert.Equal(1, code);
        Assert.Contains("runs again", said, StringComparison.Ordinal);
        Assert.Equal("form 1", File.ReadAllText(Of("var/lib/ageing-edge/outbox.db")));
        Assert.False(File.Exists(Of("var/lib/ageing-edge/outbox.db-wal")));
        Assert.Equal("5\n", File.ReadAllText(Of("var/lib/ageing-edge/outbox.boot")));
        Assert.Equal("form 2\n", File.ReadAllText(Of("var/lib/ageing-edge-install/outbox-undone/outbox.db")));
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);
    }

    /// <param name="later">What happens once the program has told of itself some times.</param>
    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo 2 > $AGEING_ROOT/process")]
    public async Task Upgrade_ThatTellsOfItselfAndEndsAfterAWhile_IsUndone(string later)
    {
        Enrol();
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true))).Code);
        var (code, said) = await InstallAsync(Program("1.1.0", isWell: true, status: $"echo >> $AGEING_ROOT/asked; [ $(wc -l < $AGEING_ROOT/asked) -lt 9 ] || {later}"));
        Assert.Equal(1, code);
        Assert.Contains("1.1.0 did not get well", said, StringComparison.Ordinal);
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_ThatCannotUseTheConfigurationThatWasInForce_IsUndone()
    {
        Enrol();
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true, status: "echo '  \"configurationVersion\": 7,'"))).Code);
        Assert.Equal(1, (await InstallAsync(Program("1.1.0", isWell: true))).Code);
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_WhatFormerVersionsUnpacked_Goes_ButNotThePresentOnesAndTheFormers()
    {
        Enrol();
        var cache = Of("var/cache/ageing-edge");
        Directory.CreateDirectory(Path.Combine(cache, "ageing-edge"));
        List<string> versions = [];
        foreach (var version in (string[])["1.0.0", "1.1.0", "1.2.0"])
        {
            Assert.Equal(0, (await InstallAsync(Program(version, isWell: true))).Code);
            versions.Add(Current);
            Assert.Contains($"DOTNET_BUNDLE_EXTRACT_BASE_DIR=%C/ageing-edge/{Current}\n", File.ReadAllText(Of("etc/systemd/system/ageing-edge.service")), StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(cache, Current, "ageing-edge"));
        }

        Assert.Equal(0, (await InstallAsync(Program("1.2.0", isWell: true))).Code);
        Assert.Equal(versions[1..], Directory.GetDirectories(cache).Select(Path.GetFileName).Order());
        Assert.Equal(versions[1..], Directory.GetDirectories(Of("opt/ageing-edge"), "1*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Upgrade_FromAUnitThatUnpackedElsewhere_LeavesThatToTheFormer()
    {
        Enrol();
        var old = Of("var/cache/ageing-edge/ageing-edge");
        Directory.CreateDirectory(old);
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true))).Code);
        File.WriteAllText(Of($"opt/ageing-edge/{Current}/ageing-edge.service"), "Environment=DOTNET_BUNDLE_EXTRACT_BASE_DIR=%C/ageing-edge\n");
        Directory.CreateDirectory(old);
        Assert.Equal(0, (await InstallAsync(Program("1.1.0", isWell: true))).Code);
        Assert.True(Directory.Exists(old));
        Assert.Equal(0, (await InstallAsync(Program("1.2.0", isWell: true))).Code);
        Assert.False(Directory.Exists(old));
    }

    /// <summary>Folders that the program's user owns: he may lay a link wherever root is expected.</summary>
    [Fact]
    public async Task Upgrade_LinksInTheUsersFolders_LeadRootNowhere()
    {
        Enrol();
        var elsewhere = Of("etc/precious");
        Directory.CreateDirectory(elsewhere);
        foreach (var name in (string[])["passwd", "outbox.db"])
        {
            File.WriteAllText(Path.Combine(elsewhere, name), "precious");
        }

        File.WriteAllText(Of("var/lib/ageing-edge/outbox.db"), "form 1");
        Directory.CreateDirectory(Of("var/cache/ageing-edge"));
        foreach (var version in (string[])["1.0.0", "1.1.0"])
        {
            foreach (var name in (string[])["var/cache/ageing-edge/x", "var/cache/ageing-edge/ageing-edge", "var/lib/ageing-edge/outbox-before", "var/lib/ageing-edge/outbox-undone"])
            {
                if (!Path.Exists(Of(name)))
                {
                    Directory.CreateSymbolicLink(Of(name), elsewhere);
                }
            }

            Assert.Equal(0, (await InstallAsync(Program(version, isWell: true, status: "[ ! -e $AGEING_ROOT/spoilt ] || grep -q 'form 1' $AGEING_ROOT/var/lib/ageing-edge/outbox.db || exit 1"))).Code);
        }

        Assert.Empty(Directory.GetFileSystemEntries(Of("var/cache/ageing-edge")));
        Assert.Equal(1, (await InstallAsync(Program("1.2.0", isWell: false, run: "touch $AGEING_ROOT/spoilt; echo form 2 > $AGEING_ROOT/var/lib/ageing-edge/outbox.db"))).Code);
        Assert.Equal("form 1", File.ReadAllText(Of("var/lib/ageing-edge/outbox.db")));
        Assert.Equal(["outbox.db", "passwd"], Directory.GetFiles(elsewhere).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(elsewhere), file => Assert.Equal("precious", File.ReadAllText(file)));
        // What is read and written in there is by the user.
        Assert.Contains(File.ReadLines(Of("as-user")), line => line.EndsWith($"cat {Of("var/lib/ageing-edge/outbox.db")}", StringComparison.Ordinal));
        Assert.Contains(File.ReadLines(Of("as-user")), line => line.EndsWith($"sh {Of("var/lib/ageing-edge/outbox.db")}", StringComparison.Ordinal));
    }

    /// <summary>apt configures again whatever is left unconfigured, each time that it runs.</summary>
    [Fact]
    public async Task Package_ThatWasUndone_IsNotTriedAgain_UntilAnotherIsOrSomebodySaysSo()
    {
        Enrol();
        var (bad, mended) = (Program("1.1.0", isWell: false), Program("1.2.0", isWell: true));
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true), isPackaged: true)).Code);
        Assert.Equal(1, (await InstallAsync(bad, isPackaged: true)).Code);
        File.Delete(Of("asked-of-systemd"));

        var (code, said) = await InstallAsync(bad, isPackaged: true);
        Assert.Equal(1, code);
        Assert.Contains("1.1.0 did not get well here and is not tried again; 1.0.0-", said, StringComparison.Ordinal);
        Assert.Contains($"rm {Of("opt/ageing-edge/refused")} ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Of("asked-of-systemd")));
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);

        // By hand it is tried.
        Assert.Contains("runs again", (await InstallAsync(bad)).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await InstallAsync(mended, isPackaged: true)).Code);
        Assert.StartsWith("1.2.0-", Current, StringComparison.Ordinal);
        Assert.False(File.Exists(Of("opt/ageing-edge/refused")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Package_AfterTheScript_TakesItsLinkAndItsFileAway_ButNobodyElses(bool isItsOwn)
    {
        Assert.Equal(0, (await InstallAsync(Program("1.0.0", isWell: true))).Code);
        var (link, watchdog, packaged) = (Of("usr/local/bin/ageing-edge"), Of("etc/systemd/system.conf.d/ageing-edge.conf"), Of("usr/lib/systemd/system.conf.d/ageing-edge.conf"));
        Assert.Equal("/opt/ageing-edge/current/ageing-edge", new FileInfo(link).LinkTarget);
        Directory.CreateDirectory(Path.GetDirectoryName(packaged)!);
        File.Copy(watchdog, packaged);
        if (!isItsOwn)
        {
            File.Delete(link);
            File.WriteAllText(link, "somebody's");
            File.AppendAllText(watchdog, "RuntimeWatchdogSec=5\n");
        }

        Assert.Equal(0, (await InstallAsync(Program("1.1.0", isWell: true), isPackaged: true)).Code);
        Assert.Equal(!isItsOwn, Path.Exists(link) || new FileInfo(link).LinkTarget is not null);
        Assert.Equal(!isItsOwn, File.Exists(watchdog));
        Assert.True(File.Exists(packaged));
    }

    [Fact]
    public async Task Install_LibrariesBesideTheProgram_GoWithIt_AndMakeAnotherVersion()
    {
        var program = Program("1.0.0", isWell: true);
        await InstallAsync(program);
        var without = Current;
        await File.WriteAllTextAsync(Of("libe_sqlite3.so"), "a library", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Of("libsomebodys.so"), "not the kit's", TestContext.Current.CancellationToken);
        await InstallAsync(program);
        Assert.NotEqual(without, Current);
        Assert.Equal("a library", File.ReadAllText(Of($"opt/ageing-edge/{Current}/libe_sqlite3.so")));
        Assert.False(File.Exists(Of($"opt/ageing-edge/{Current}/libsomebodys.so")));
    }

    /// <summary>As in an image that is being made.</summary>
    [Fact]
    public async Task Install_WithoutASystemdAtWork_StartsNothing()
    {
        Directory.Delete(Of("run/systemd"), recursive: true);
        Enrol();
        var (code, said) = await InstallAsync(Program("1.0.0", isWell: false, run: "touch $AGEING_ROOT/started"));
        Assert.Equal(0, code);
        Assert.Contains("when this system is started", said, StringComparison.Ordinal);
        Assert.StartsWith("1.0.0-", Current, StringComparison.Ordinal);
        Assert.False(File.Exists(Of("started")));
    }

    [Fact]
    public async Task Install_OfAnotherProcessorsProgram_ChangesNothing()
    {
        var foreign = Of("foreign");
        await File.WriteAllBytesAsync(foreign, [0x7F, 0x45, 0x4C, 0x46, 0, 0], TestContext.Current.CancellationToken);
        Assert.Equal(1, (await InstallAsync(foreign)).Code);
        Assert.False(Directory.Exists(Of("opt")));
    }

    /// <summary>systemd refuses to start a service with a group that there is not.</summary>
    [Fact]
    public void Unit_EveryGroupThatItWants_IsMade()
    {
        var systemd = Path.Combine(Repository.Root, "deploy", "systemd");
        var made = File.ReadLines(Path.Combine(systemd, "ageing-edge.sysusers")).Where(line => line.StartsWith("g ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        var wanted = File.ReadLines(Path.Combine(systemd, "ageing-edge.service")).Single(line => line.StartsWith("SupplementaryGroups=", StringComparison.Ordinal)).Split('=')[1].Split(' ');
        Assert.Equal(made, wanted);
        Assert.Contains("bluetooth", wanted);
    }

    private void Enrol()
    {
        Directory.CreateDirectory(Of("var/lib/ageing-edge/identity"));
        File.WriteAllText(Of("var/lib/ageing-edge/identity/kit.crt"), "a certificate");
    }

    /// <param name="version">Its version.</param>
    /// <param name="isWell">Whether it says so.</param>
    /// <param name="run">What it does when it is started.</param>
    /// <param name="status">What it does before it says how it is.</param>
    private string Program(string version, bool isWell, string run = ":", string status = ":") => Script($"program-{version}", $"""
        case "$1" in --version) echo "ageing-edge {version}" ;; run) {run} ;; status) {status}; exit {(isWell ? 0 : 1)} ;; esac
        """);

    private string Script(string name, string body)
    {
        var path = Of(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private async Task<(int Code, string Said)> InstallAsync(string program, bool isPackaged = false)
    {
        Script("bin/systemctl", "echo \"$1\" >> $AGEING_ROOT/asked-of-systemd\ncase \"$1\" in restart) $AGEING_ROOT/opt/ageing-edge/current/ageing-edge run ;; show) cat $AGEING_ROOT/process 2>/dev/null || echo 1 ;; esac\nexit 0");
        Script("bin/systemd-sysusers", "exit 0");
        Script("bin/setpriv", "echo \"$@\" >> $AGEING_ROOT/as-user\n[ \"$1 $2 $3 $4\" = '--reuid ageing-edge --regid ageing-edge' ] || exit 1\nshift 6\nexec \"$@\"");
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AGEING_ROOT"] = folder.Path, ["AGEING_START"] = "6", ["AGEING_WELL"] = "12", ["AGEING_PAUSE"] = "0", ["PATH"] = $"{Of("bin")}:{Environment.GetEnvironmentVariable("PATH")}" },
        };
        if (isPackaged)
        {
            start.Environment["AGEING_PACKAGED"] = "1";
        }

        start.ArgumentList.Add(Path.Combine(Repository.Root, "deploy", "systemd", "install.sh"));
        start.ArgumentList.Add(program);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private string Of(string name) => Path.Combine(folder.Path, name);
}
