using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Link;
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

    [Fact]
    public async Task Subscribe_TheBrokerDoesNotAnswer_IsGivenUp_AndTheKitComesUp()
    {
        using var folder = new TemporaryFolder();
        await using var broker = await TestBroker.StartAsync();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        broker.HoldSubscription = hold.Task;
        await using var kit = new TestKit(folder.Path, broker.Endpoint(TestKit.Id.Value));
        await kit.UntilAsync(k => k.Log.Lines.Any(line => line.Text.Contains("cannot connect", StringComparison.Ordinal)));
        Assert.False(kit.Publisher.IsUp);
        broker.HoldSubscription = Task.CompletedTask;
        hold.SetResult();
        await kit.UntilAsync(k => k.Publisher.IsUp).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Change_WhileAConnectionIsBeingMade_ItIsMadeAnewWithTheNextCertificate()
    {
        using var folder = new TemporaryFolder();
        await using var broker = await TestBroker.StartAsync();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        broker.HoldConnection = hold.Task;
        var (present, next) = (broker.Endpoint(TestKit.Id.Value), broker.Endpoint(TestKit.Id.Value));
        await using var kit = new TestKit(folder.Path, present);
        await broker.UntilAsync(b => b.Certificates.Count > 0);
        await kit.ChangeAsync(next);
        hold.SetResult();
        await kit.UntilAsync(k => k.Publisher.IsUp);
        Assert.Equal([present.ClientCertificate.SerialNumber, next.ClientCertificate.SerialNumber], broker.Certificates);
        Assert.Single(kit.Log.Lines, line => line.Text.Contains("connected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_TheBrokerNeverHasIt_TheConnectionIsMadeAnew()
    {
        await using var broker = await TestBroker.StartAsync();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        broker.HoldReceipt = hold.Task;
        var log = new HeardLog();
        var connections = 0;
        await using var link = new MqttLink(
            broker.Endpoint(TestKit.Id.Value),
            new MqttLinkOptions
            {
                ClientId = TestKit.Id.Value,
                ReceiptPatience = TimeSpan.FromSeconds(1),
                OnConnected = _ =>
                {
                    Interlocked.Increment(ref connections);
                    return Task.CompletedTask;
                },
            },
            TimeProvider.System,
            log);
        using var stop = new CancellationTokenSource();
        var running = link.RunAsync(stop.Token);
        await UntilAsync(() => link.IsUp);
        Assert.False(await link.TryPublishAsync(Topics.For(TestKit.Id, Topics.State), KitStateEncoder.Encode(new KitState { Online = true, AgentVersion = "test", Boot = 1 }), null, retain: false, stop.Token));
        hold.SetResult();
        await UntilAsync(() => Volatile.Read(ref connections) == 2);
        Assert.Contains(log.Lines, line => line.Text.Contains("made anew", StringComparison.Ordinal));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Connect_WhatHasToBeSentAgainIsKnown_BeforeAnythingCanLeave()
    {
        await using var broker = await TestBroker.StartAsync();
        var seen = new List<(string, bool)>();
        MqttLink? link = null;
        link = new MqttLink(
            broker.Endpoint(TestKit.Id.Value),
            new MqttLinkOptions
            {
                ClientId = TestKit.Id.Value,
                BeforeUp = () => seen.Add(("before", link!.IsUp)),
                OnConnected = _ =>
                {
                    seen.Add(("connected", link!.IsUp));
                    return Task.CompletedTask;
                },
            },
            TimeProvider.System,
            new HeardLog());
        using var stop = new CancellationTokenSource();
        var running = link.RunAsync(stop.Token);
        await UntilAsync(() => link.IsUp);
        await stop.CancelAsync();
        await running;
        await link.DisposeAsync();
        Assert.Equal([("before", false), ("connected", true)], seen);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
