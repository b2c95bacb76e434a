using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Testing.Tests.Brokers;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>The program itself, as a process of its own: command line, signals, systemd, a radar on a real terminal pair. <c>AGEING_EDGE</c> names a published file to run in place of the built one.</summary>
public sealed class ProgramProcessTests : IDisposable
{
    private static readonly byte[] Report = Convert.FromHexString("F4F3F2F10D0002AA0396003C96006496005500F8F7F6F5");
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_ARadarOnATerminal_IsRead_UntilSigterm_AndSystemdIsTold()
    {
        using var radar = new PseudoTerminal();
        await using var broker = await TestBroker.StartAsync();
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };
        var notify = Path.Combine(folder.Path, "notify");
        systemd.Bind(new UnixDomainSocketEndPoint(notify));
        EnrolledFolder.Write(folder.Path, broker.Endpoint(TestKit.Id.Value), null);
        using var process = Start(notify, "run", "--data", folder.Path);
        var log = process.StandardOutput.ReadToEndAsync(Cancellation);
        await broker.UntilAsync(b => b.States.Count > 0);
        Assert.Contains("READY=1", Heard(systemd, "READY=1"));

        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), Encoding.UTF8.GetBytes($$$"""{"version":3,"sensors":[{"name":"hall","driver":"ld2410","options":{"port":"{{{radar.Port}}}"}}]}"""));
        await broker.UntilAsync(b => b.States.Any(state => state.State is { ConfigurationVersion: 3, Sensors.Count: 1 }));
        while (new StatusFile(Path.Combine(folder.Path, "status.json")).Read() is not { IsConnected: true, Sensors: [{ State: SensorState.Well, LastReading: > 0 }] })
        {
            radar.Send(Report);
            await Task.Delay(100, Cancellation);
        }

        var (code, said, _) = await OnceAsync("status", "--data", folder.Path);
        Assert.Equal(0, code);
        Assert.Contains("hall", said, StringComparison.Ordinal);
        Assert.Contains("well", said, StringComparison.Ordinal);
        Assert.Contains("WATCHDOG=1", Heard(systemd, "WATCHDOG=1"));

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(Cancellation);
        }

        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("STOPPING=1", Heard(systemd, "STOPPING=1"));
        Assert.All((await log).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^<[2-7]>", line));
        await broker.UntilAsync(b => !b.States[^1].State.Online);
        Assert.Equal(1, (await OnceAsync("status", "--data", folder.Path)).Code);
    }

    [Fact]
    public async Task CommandLine_SaysHowItIsUsed_AndWhatIsWrong()
    {
        Assert.Contains("ageing-edge run", (await OnceAsync("--help")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await OnceAsync("fly")).Code);
        var (code, _, errors) = await OnceAsync("run", "--data", folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("ageing-edge enrol", errors, StringComparison.Ordinal);
    }

    private static List<string> Heard(Socket systemd, string until)
    {
        List<string> heard = [];
        var buffer = new byte[500];
        while (!heard.Contains(until))
        {
            heard.Add(Encoding.UTF8.GetString(buffer, 0, systemd.Receive(buffer)));
        }

        return heard;
    }

    private static async Task<(int Code, string Output, string Errors)> OnceAsync(params string[] arguments)
    {
        using var process = Start(null, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }

    private static Process Start(string? notify, params string[] arguments)
    {
        var published = Environment.GetEnvironmentVariable("AGEING_EDGE");
        var start = new ProcessStartInfo(published ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NOTIFY_SOCKET"] = notify, ["WATCHDOG_USEC"] = "3000000", ["RUNTIME_DIRECTORY"] = null },
        };
        if (published is null)
        {
            start.ArgumentList.Add(Repository.Program);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
