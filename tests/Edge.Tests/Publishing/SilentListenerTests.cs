using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Testing.Tests.Brokers;

namespace AgeingMonitor.Edge.Tests.Publishing;

/// <summary>A broker that ends, or a router that hangs, while a kit connects: the connection is accepted and nothing is ever said on it.</summary>
public sealed class SilentListenerTests
{
    [Fact]
    public async Task Connect_SomethingAcceptsAndSaysNothing_IsGivenUp_AndTheKitComesUp()
    {
        using var folder = new TemporaryFolder();
        await using var broker = await TestBroker.StartAsync();
        await broker.StopAsync();
        using var silent = new TcpListener(IPAddress.Loopback, broker.Port);
        silent.Start();
        await using var kit = new TestKit(folder.Path, broker.Endpoint(TestKit.Id.Value));
        using var accepted = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        silent.Stop();
        await broker.RestartAsync();
        await kit.UntilAsync(k => k.Publisher.IsUp).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }
}
