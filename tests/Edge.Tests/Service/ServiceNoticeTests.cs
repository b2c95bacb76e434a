using System.Net.Sockets;
using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Agent.Service;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Service;

/// <summary>A socket as systemd has one.</summary>
public sealed class ServiceNoticeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 5000 };

    public void Dispose()
    {
        listener.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Send_ToAPath_IsHeard()
    {
        var path = Path.Combine(folder.Path, "notify");
        listener.Bind(new UnixDomainSocketEndPoint(path));
        var notice = new ServiceNotice(path);
        Assert.True(notice.Ready() & notice.Alive() & notice.Status("one\ntwo") & notice.Stopping());
        Assert.Equal(["READY=1", "WATCHDOG=1", "STATUS=one two", "STOPPING=1"], Enumerable.Range(0, 4).Select(_ => Receive()));
    }

    [Fact]
    public void Send_ToAnAbstractName_IsHeard()
    {
        var name = $"ageing-edge-{Guid.NewGuid():N}";
        listener.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        Assert.True(new ServiceNotice($"@{name}").Ready());
        Assert.Equal("READY=1", Receive());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nowhere/notify")]
    [InlineData("@")]
    public void Send_NobodyListens_IsNothing(string? socket) => Assert.False(new ServiceNotice(socket).Ready());

    [Fact]
    public void Send_APathThatIsTooLong_IsNothing() => Assert.False(new ServiceNotice("/" + new string('x', 500)).Alive());

    [Theory]
    [InlineData("60000000", 10_000)]
    [InlineData("3000000", 1_000)]
    [InlineData("1", 1)]
    [InlineData("0", 10_000)]
    [InlineData("-5", 10_000)]
    [InlineData("often", 10_000)]
    [InlineData(null, 10_000)]
    public void PeriodOf_WhatSystemdWants_IsAThirdOfIt(string? microseconds, int milliseconds) => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Heartbeat.PeriodOf(microseconds));

    [Fact]
    public void Beat_OnlyWhileEveryPartIsAlive()
    {
        var path = Path.Combine(folder.Path, "notify");
        listener.Bind(new UnixDomainSocketEndPoint(path));
        var log = new HeardLog();
        List<SensorId> heldUp = [];
        var publisher = new TaskCompletionSource();
        var sinceRound = TimeSpan.FromSeconds(60);
        var heart = new Heartbeat(new ServiceNotice(path), () => heldUp, new Dictionary<string, Task> { ["publisher"] = publisher.Task }, new Dictionary<string, Func<TimeSpan>> { ["outbox"] = () => sinceRound }, new VirtualClock(), log);
        Assert.True(heart.Beat());
        Assert.Equal("WATCHDOG=1", Receive());
        heldUp.Add(SensorId.Parse("radar"));
        Assert.False(heart.Beat() | heart.Beat());
        Assert.Contains("sensor radar", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
        heldUp.Clear();
        sinceRound += TimeSpan.FromSeconds(1);
        Assert.False(heart.Beat());
        Assert.Contains("alive: outbox.", log.Lines.Last().Text, StringComparison.Ordinal);
        sinceRound = TimeSpan.Zero;
        Assert.True(heart.Beat());
        publisher.SetResult();
        Assert.False(heart.Beat());
        Assert.Equal("WATCHDOG=1", Receive());
        Assert.Equal(0, listener.Available);
    }

    private string Receive()
    {
        var buffer = new byte[200];
        return Encoding.UTF8.GetString(buffer, 0, listener.Receive(buffer));
    }
}
