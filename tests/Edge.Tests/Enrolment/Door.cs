using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Ingest;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgeingMonitor.Edge.Tests.Enrolment;

/// <summary>The server's own enrolment door on a free port, with a care database of its own.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly IHost host;

    private Door(IHost host) => this.host = host;

    public IKitCommands Commands => host.Services.GetRequiredService<IKitCommands>();

    public IKitRegistry Kits => host.Services.GetRequiredService<IKitRegistry>();

    public static async Task<Door> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellationToken, string hostName = "localhost")
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Care:Path"] = Path.Combine(folder, "care.db"),
            ["Broker:Certificates"] = Path.Combine(folder, "pki"),
            ["Enrolment:Port"] = "0",
            ["Enrolment:HostName"] = hostName,
            ["Enrolment:BrokerHost"] = "broker.example.org",
        });
        builder.Services.AddSingleton(clock).AddSingleton<IBrokerLink>(new NoBroker()).AddCare(builder.Configuration).AddCertificateAuthority(builder.Configuration).AddEnrolment(builder.Configuration);

        // What looks every 5 s would look a million times when a test moves the clock by 60 days.
        foreach (var rounds in builder.Services.Where(service => service.ImplementationType?.Name == "RevocationRounds").ToList())
        {
            builder.Services.Remove(rounds);
        }

        var host = builder.Build();
        await host.Services.GetRequiredService<ICareDatabase>().PrepareAsync(cancellationToken);
        await host.StartAsync(cancellationToken);
        return new Door(host);
    }

    public Task<CertificateAuthority> AuthorityAsync() => host.Services.GetRequiredService<CertificateAuthorityProvider>().GetAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }

    private sealed class NoBroker : IBrokerLink
    {
        public bool IsConnected => true;

        public long Dropped => 0;

        public Task StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopReceivingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask<bool> PublishAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, string contentType, CancellationToken cancellationToken) => ValueTask.FromResult(true);

        public ValueTask<bool> RetainAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) => ValueTask.FromResult(true);

        public Task DisconnectAsync(KitId kit, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
