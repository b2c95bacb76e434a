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
        })
        {
            Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), await File.ReadAllTextAsync(Path.Combine(unpacked, "usr/lib/ageing-edge", inside), Cancellation));
        }

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
