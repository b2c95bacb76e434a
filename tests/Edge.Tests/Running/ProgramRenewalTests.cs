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
    /// <param name="isSynced">Whether a time service keeps the clock.</param>
    /// <param name="days">By how much it is wrong, in days.</param>
    /// <param name="saysFirst">What is told before the clock is right.</param>
    [Theory]
    [InlineData(true, 0, null)]
    [InlineData(false, 0, "unset")]
    [InlineData(true, 365, "could not be renewed")]
    [InlineData(true, -365, "synced")]
    public async Task Run_OnDaySixtyOfTheKitsOwnTime_TakesTheNextCertificateIntoUse(bool isSynced, int days, string? saysFirst)
    {
        await EnrolAsync(await OpenAsync());
        var server = File.ReadAllText(FileOf("server.json")).Replace("broker.example.org", "127.0.0.1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(FileOf("server.json"), server, Cancellation);
        var before = Until();
        Clock.Advance(TimeSpan.FromDays(60));
        var log = new HeardLog();
        var right = Clock.GetUtcNow() - TimeProvider.System.GetUtcNow();
        var machine = new RealClock { IsSynced = isSynced, IsOffBy = right + TimeSpan.FromDays(days) };
        var status = new StatusFile(Path.Combine(Data, "status.json"));
        using var stop = new CancellationTokenSource();
        var site = new KitSite
        {
            DataFolder = Data,
            StatusPath = Path.Combine(Data, "status.json"),
            Buses = new SimulatedBuses(new VirtualClock()),
            Kernel = machine,
            Clock = TimeProvider.System,
            Publishing = new PublisherOptions { AgentVersion = "test" },
        };
        var running = Task.Run(() => RunCommand.RunAsync(site, log, TextWriter.Null, stop.Token), Cancellation);
        if (saysFirst is not null)
        {
            while (status.Read()?.Clock != saysFirst && !log.Lines.Any(line => line.Text.Contains(saysFirst, StringComparison.Ordinal)))
            {
                await Task.Delay(20, Cancellation);
            }

            Assert.Equal(before, Until());
            machine.IsOffBy = right;
            machine.IsSynced = true;
        }

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
}
