using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Tests.Enrolment;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>The whole program on day 60 of its certificate, against the server's own door. Its broker is out of reach.</summary>
public sealed class ProgramRenewalTests(OpenDoor door) : EnrolmentSuite(door)
{
    [Fact]
    public async Task Run_OnDaySixty_TakesTheNextCertificateIntoUse()
    {
        await EnrolAsync(await OpenAsync());
        var server = File.ReadAllText(FileOf("server.json")).Replace("broker.example.org", "127.0.0.1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(FileOf("server.json"), server, Cancellation);
        var before = Until();
        Clock.Advance(TimeSpan.FromDays(60));
        var log = new HeardLog();
        var status = new StatusFile(Path.Combine(Data, "status.json"));
        using var stop = new CancellationTokenSource();
        var site = new KitSite
        {
            DataFolder = Data,
            StatusPath = Path.Combine(Data, "status.json"),
            Buses = new SimulatedBuses(new VirtualClock()),
            Kernel = new RealClock(),
            Clock = new DatedClock(Clock),
            Publishing = new PublisherOptions { AgentVersion = "test" },
        };
        var running = Task.Run(() => RunCommand.RunAsync(site, log, TextWriter.Null, stop.Token), Cancellation);
        while (!log.Lines.Any(line => line.Text.Contains("renewed and in use", StringComparison.Ordinal)) || status.Read()?.CertificateUntil is not { } until || until < before + TimeSpan.FromDays(59))
        {
            await Task.Delay(20, Cancellation);
        }

        await stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.True(Until() >= before + TimeSpan.FromDays(59));
    }

    private DateTimeOffset Until()
    {
        using var certificate = new KitIdentity(Data).ReadCertificate();
        return new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
    }

    /// <summary>Another time of day; waits are true ones.</summary>
    private sealed class DatedClock(TimeProvider day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day.GetUtcNow();
    }
}
