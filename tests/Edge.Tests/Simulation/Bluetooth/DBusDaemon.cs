using System.Diagnostics;

namespace AgeingMonitor.Edge.Tests.Simulation.Bluetooth;

/// <summary>The real dbus-daemon as a bus of its own, which lets everybody do everything.</summary>
internal sealed class DBusDaemon : IAsyncDisposable
{
    private readonly Process process;
    private readonly TemporaryFolder folder;

    private DBusDaemon(Process process, TemporaryFolder folder, string address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Starts one, or skips the test where it is not installed.</summary>
    public static async Task<DBusDaemon> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(place => Path.Combine(place, "dbus-daemon")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "dbus-daemon is not installed: apt-get install dbus-daemon");
        var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "bus.conf");
        await File.WriteAllTextAsync(file, $"""
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <listen>unix:path={folder.Path}/bus</listen>
              <auth>EXTERNAL</auth>
              <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
            </busconfig>
            """);
        var process = Process.Start(new ProcessStartInfo(program!, [$"--config-file={file}", "--nofork", "--nopidfile", "--print-address"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        // It complains of limits that it may not raise; nobody needs that among the tests.
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);

        // It says where it listens once it does.
        var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("dbus-daemon ended at once.");
        return new DBusDaemon(process, folder, address);
    }

    /// <summary>Ends it as a crash does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        folder.Dispose();
    }
}
