using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace AgeingMonitor.Testing.Tests.Brokers;

/// <summary>
/// A broker with mutual TLS and a server behind it that acknowledges packs, unless <see cref="Answer"/> says otherwise. It keeps every payload that came, in order.
/// </summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly TestAuthority authority = new();
    private readonly X509Certificate2 certificate;
    private readonly Lock gate = new();
    private readonly List<ReceivedPack> received = [];
    private readonly List<(string Topic, KitState State)> states = [];
    private readonly List<string> certificates = [];
    private readonly Pulse pulse = new();
    private MqttServer? server;

    private TestBroker() => certificate = authority.Issue("localhost");

    public int Port { get; private set; }

    /// <summary>What to do with a pack: by default it is acknowledged.</summary>
    public Func<ReceivedPack, TestAnswer> Answer { get; set; } = _ => TestAnswer.Acknowledge;

    /// <summary>No connection is answered before this has ended.</summary>
    public Task HoldConnection { get; set; } = Task.CompletedTask;

    /// <summary>No subscription is answered before this has ended.</summary>
    public Task HoldSubscription { get; set; } = Task.CompletedTask;

    /// <summary>No message is received before this has ended.</summary>
    public Task HoldReceipt { get; set; } = Task.CompletedTask;

    public IReadOnlyList<ReceivedPack> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    /// <summary>What was said on topic <c>res</c>.</summary>
    public ConcurrentQueue<byte[]> Answers { get; } = [];

    public IReadOnlyList<(string Topic, KitState State)> States
    {
        get
        {
            lock (gate)
            {
                return [.. states];
            }
        }
    }

    /// <summary>Serial numbers of the certificates by which connections were asked for, in order.</summary>
    public IReadOnlyList<string> Certificates
    {
        get
        {
            lock (gate)
            {
                return [.. certificates];
            }
        }
    }

    /// <summary>The numbers of lane and boot that came, each once, in order.</summary>
    public IReadOnlyList<PackKey> Numbers => [.. Received.Select(pack => pack.Key).Distinct()];

    public static async Task<TestBroker> StartAsync()
    {
        var broker = new TestBroker { Port = Ports.Free() };
        await broker.RestartAsync();
        return broker;
    }

    public MqttEndpoint Endpoint(string name) => authority.Endpoint(name, Port);

    /// <summary>Starts the broker, on the same port after <see cref="StopAsync"/>.</summary>
    public async Task RestartAsync()
    {
        var options = new MqttServerOptionsBuilder()
            .WithoutDefaultEndpoint()
            .WithEncryptedEndpoint()
            .WithEncryptedEndpointBoundIPAddress(IPAddress.Loopback)
            .WithEncryptedEndpointPort(Port)
            .WithEncryptionCertificate(certificate)
            .WithClientCertificate((_, presented, _, _) => IsOurs(presented))
            .Build();
        server = new MqttServerFactory().CreateMqttServer(options);
        server.InterceptingPublishAsync += TakeAsync;
        server.ValidatingConnectionAsync += shown =>
        {
            lock (gate)
            {
                certificates.Add(((X509Certificate2)shown.ClientCertificate!).SerialNumber);
            }

            pulse.Beat();
            return HoldConnection;
        };
        server.InterceptingSubscriptionAsync += _ => HoldSubscription;
        await server.StartAsync();
    }

    /// <summary>Ends the broker and every connection.</summary>
    public async Task StopAsync()
    {
        if (server is not null)
        {
            await server.StopAsync(new MqttServerStopOptions());
            server.Dispose();
            server = null;
        }
    }

    /// <summary>Ends every connection without a word.</summary>
    public async Task DropAllAsync()
    {
        foreach (var client in await server!.GetClientsAsync())
        {
            await client.DisconnectAsync(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.UnspecifiedError });
        }
    }

    /// <summary>Waits for a condition on what came.</summary>
    public async Task UntilAsync(Func<TestBroker, bool> condition)
    {
        while (true)
        {
            var next = pulse.Next;
            if (condition(this))
            {
                return;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    public Task AcknowledgeAsync(PackKey key) => PublishAsync(Topics.For(key.Kit, Topics.Ack), AckEncoder.Encode(new Ack(key.Boot, key.Lane, [new SequenceRange(key.Sequence, key.Sequence)])));

    public Task PublishAsync(string topic, byte[] payload) => server is null
        ? Task.CompletedTask
        : server.InjectApplicationMessage(new InjectedMqttApplicationMessage(new MqttApplicationMessage { Topic = topic, PayloadSegment = payload, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce }) { SenderClientId = "server" });

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        certificate.Dispose();
        authority.Dispose();
    }

    private bool IsOurs(X509Certificate? presented)
    {
        if (presented is not X509Certificate2 client)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority.Roots);
        return chain.Build(client);
    }

    private async Task TakeAsync(InterceptingPublishEventArgs published)
    {
        if (published.ClientId == "server" || !Topics.TryParse(published.ApplicationMessage.Topic, out KitId kit, out var channel))
        {
            return;
        }

        await HoldReceipt;
        var payload = published.ApplicationMessage.Payload.ToArray();
        if (channel == Topics.State)
        {
            lock (gate)
            {
                states.Add((published.ApplicationMessage.Topic, KitStateDecoder.TryDecode(payload, out var state) ? state : throw new InvalidDataException("no state")));
            }

            pulse.Beat();
            return;
        }

        if (channel == Topics.Res)
        {
            Answers.Enqueue(payload);
            pulse.Beat();
            return;
        }

        _ = LaneNames.TryParse(channel, out var lane);
        var pack = PackDecoder.Decode(kit, lane, payload, published.ApplicationMessage.ContentType, Samples.Start).Pack;
        var message = new ReceivedPack(pack?.Key ?? default, pack, payload);
        TestAnswer answer;
        lock (gate)
        {
            answer = Answer(message);
            received.Add(message);
        }

        if (answer is TestAnswer.Acknowledge && message.Key.IsNumbered)
        {
            await AcknowledgeAsync(message.Key);
        }
        else if (answer is TestAnswer.Disconnect)
        {
            published.CloseConnection = true;
        }

        pulse.Beat();
    }
}
