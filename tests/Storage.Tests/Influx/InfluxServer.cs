using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>A real InfluxDB 1.x of its own: free ports, a temporary folder. May be killed and started again on the same data.</summary>
internal sealed class InfluxServer : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = Ports.Free();
    private readonly string program;
    private Process? process;

    private InfluxServer(string program, string? moreHttp)
    {
        this.program = program;
        File.WriteAllText(
            folder.File("influxdb.conf"),
            $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{Ports.Free()}"
            [meta]
            dir = "{folder.File("meta")}"
            [data]
            dir = "{folder.File("data")}"
            wal-dir = "{folder.File("wal")}"
            query-log-enabled = false
            [monitor]
            store-enabled = false
            [logging]
            level = "error"
            [http]
            bind-address = "127.0.0.1:{port}"
            log-enabled = false
            {moreHttp}
            """);
    }

    public Uri Url => new($"http://127.0.0.1:{port}");

    /// <summary>Null when the program is not installed.</summary>
    public static InfluxServer? TryCreate(string? moreHttp = null)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/sbin")
            .Select(directory => Path.Combine(directory, "influxd")).FirstOrDefault(File.Exists);
        return program is null ? null : new InfluxServer(program, moreHttp);
    }

    /// <summary>The server; skips the test when the program is not installed.</summary>
    public static InfluxServer Require(string? moreHttp = null)
    {
        var server = TryCreate(moreHttp);
        Assert.SkipWhen(server is null, "influxd is not on the path: install the Debian package influxdb.");
        return server;
    }

    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo(program, ["run", "-config", folder.File("influxdb.conf")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = Url };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("ping", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("influxd does not start.");
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            Kill();
        }

        process?.Dispose();
        folder.Dispose();
    }
}
