using System.Diagnostics;

namespace AgeingMonitor.Edge.Tests.Service;

/// <summary>The Debian package, made of a program that only says its version.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Package_HoldsProgramLibrariesAndScript_AndItsScriptsAreGood()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dpkg-deb"), "dpkg-deb is not on this machine.");
        var program = Path.Combine(folder.Path, "ageing-edge");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho ageing-edge 1.2.3\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "libe_sqlite3.so"), "a library", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "libsomebodys.so"), "not the kit's", Cancellation);
        Assert.Equal(0, (await RunAsync("bash", Path.Combine(Repository.Root, "build", "package-edge.sh"), folder.Path, "arm64", folder.Path)).Code);

        var package = Assert.Single(Directory.GetFiles(folder.Path, "ageing-edge_*_arm64.deb"));
        Assert.Equal("ageing-edge arm64", (await RunAsync("dpkg-deb", "--show", "--showformat", "${Package} ${Architecture}", package)).Said);
        var unpacked = Path.Combine(folder.Path, "unpacked");
        Assert.Equal(0, (await RunAsync("dpkg-deb", "--raw-extract", package, unpacked)).Code);
        foreach (var (inside, file) in new[]
        {
            ("ageing-edge", program),
            ("libe_sqlite3.so", Path.Combine(folder.Path, "libe_sqlite3.so")),
            ("install.sh", Path.Combine(Repository.Root, "deploy", "systemd", "install.sh")),
            ("ageing-edge.service", Path.Combine(Repository.Root, "deploy", "systemd", "ageing-edge.service")),
            ("ageing-edge.libraries", Path.Combine(Repository.Root, "deploy", "systemd", "ageing-edge.libraries")),
        })
        {
            Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), await File.ReadAllTextAsync(Path.Combine(unpacked, "usr/lib/ageing-edge", inside), Cancellation));
        }

        Assert.False(File.Exists(Path.Combine(unpacked, "usr/lib/ageing-edge/libsomebodys.so")));
        Assert.True(File.Exists(Path.Combine(unpacked, "usr/lib/sysusers.d/ageing-edge.conf")));
        Assert.True(File.Exists(Path.Combine(unpacked, "usr/lib/systemd/system.conf.d/ageing-edge.conf")));
        Assert.Equal("/opt/ageing-edge/current/ageing-edge", new FileInfo(Path.Combine(unpacked, "usr/bin/ageing-edge")).LinkTarget);
        var control = await File.ReadAllLinesAsync(Path.Combine(unpacked, "DEBIAN/control"), Cancellation);
        Assert.DoesNotContain(control, line => line.Contains('@', StringComparison.Ordinal) && !line.StartsWith("Maintainer:", StringComparison.Ordinal));
        foreach (var script in (string[])["postinst", "prerm", "postrm"])
        {
            Assert.Equal((0, ""), await RunAsync("sh", "-n", Path.Combine(unpacked, "DEBIAN", script)));
        }
    }

    /// <summary>systemctl's exit code 5: no such unit, as after a first installation that failed.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(1, 1)]
    public async Task Remove_GoesOn_WhenThereIsNoUnit_ButNotWhenTheProgramDoesNotEnd(int stop, int code)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "run/systemd/system"));
        var systemctl = Path.Combine(folder.Path, "systemctl");
        await File.WriteAllTextAsync(systemctl, $"#!/bin/sh\necho \"$1\"\n[ \"$1\" != stop ] || exit {stop}\n", Cancellation);
        Assert.Equal(0, (await RunAsync("chmod", "755", systemctl)).Code);
        var said = await RunAsync("env", $"DPKG_ROOT={folder.Path}", $"PATH={folder.Path}:{Environment.GetEnvironmentVariable("PATH")}", "sh", Path.Combine(Repository.Root, "deploy", "debian", "prerm"), "remove");
        Assert.Equal((code, code == 0 ? "stop\ndisable\n" : "stop\n"), said);
    }

    [Theory]
    [InlineData("usage", 2)]
    [InlineData("usage", 2, "FOLDER", "mips")]
    [InlineData("run build/publish-edge.sh first", 1, "FOLDER")]
    public async Task Package_OfNothing_IsRefused(string why, int code, params string[] arguments)
    {
        var (ended, said) = await RunAsync("bash", [Path.Combine(Repository.Root, "build", "package-edge.sh"), .. arguments.Select(argument => argument.Replace("FOLDER", folder.Path, StringComparison.Ordinal))]);
        Assert.Equal(code, ended);
        Assert.Contains(why, said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output + await errors);
    }
}
