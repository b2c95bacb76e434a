using System.Diagnostics;
using System.Runtime.Versioning;

namespace AgeingMonitor.Storage.Tests.Embedded;

/// <summary>A file system in memory of a few megabytes, gone after the test. Skips the test where it may not be mounted.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallDisk(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.Path))
        {
            folder.Dispose();
            Assert.Skip("A small disk needs the right to mount one (root on Linux).");
        }
    }

    public string File(string name) => folder.File(name);

    public void ForbidWriting() => Assert.True(Run("mount", "-o", "remount,ro", folder.Path));

    public void AllowWriting() => Assert.True(Run("mount", "-o", "remount,rw", folder.Path));

    public void Dispose()
    {
        Run("umount", "-l", folder.Path);
        folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
