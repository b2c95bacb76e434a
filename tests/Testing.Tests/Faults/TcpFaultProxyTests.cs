using System.Net;
using System.Net.Sockets;
using System.Text;
using AgeingMonitor.Testing.Faults.Proxy;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Faults;

public sealed class TcpFaultProxyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Samples.Start.ToDateTimeOffset());
    private readonly TcpListener server = new(IPAddress.Loopback, 0);
    private readonly List<Socket> sockets = [];
    private TcpFaultProxy proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        server.Start();
        proxy = new TcpFaultProxy((IPEndPoint)server.LocalEndpoint, seed: 7, clock);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        sockets.ForEach(socket => socket.Dispose());
        await proxy.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public async Task Carry_NoFault_PassesBothWaysAndEndsInGoodOrder()
    {
        var (client, target) = await ConnectAsync();
        await SayAsync(client, "hello");
        Assert.Equal("hello", await HearAsync(target, 5));
        await SayAsync(target, "good day");
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("good day", await HearAsync(client, 8));
        Assert.Equal(string.Empty, await HearAsync(target, 1));
        target.Shutdown(SocketShutdown.Send);
        Assert.Equal(string.Empty, await HearAsync(client, 1));
        await UntilAsync(() => proxy.Statistics.Open == 0);
        Assert.Equal(new LinkStatistics(1, 0, 5, 8, 0), proxy.Statistics);
    }

    [Fact]
    public async Task Carry_BytesAreDatedBeforeTheyAreCounted()
    {
        var watching = new WatchedClock();
        await using var watched = new TcpFaultProxy((IPEndPoint)server.LocalEndpoint, seed: 7, watching);
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, watched.Port), Cancellation);
        var target = await AcceptAsync();
        watching.Look = () => (watched.Statistics.BytesHeld, watched.Statistics.BytesToTarget);
        await SayAsync(client, "late");
        Assert.Equal("late", await HearAsync(target, 4));
        await UntilAsync(() => watched.Statistics.BytesToTarget == 4);

        // Read, found to be due, and left.
        Assert.Equal((0, 0), watching.Seen.First());
        Assert.Equal((4, 0), watching.Seen.Last());
    }

    [Fact]
    public async Task Carry_Megabytes_ArriveWhole()
    {
        var (client, target) = await ConnectAsync();
        var sent = new byte[3_000_000];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = (byte)(i * 31 / 7);
        }

        var sending = client.SendAsync(sent, Cancellation).AsTask();
        var received = new byte[sent.Length];
        for (var at = 0; at < received.Length;)
        {
            at += await target.ReceiveAsync(received.AsMemory(at), Cancellation);
        }

        await sending;
        Assert.Equal(sent, received);
    }

    [Fact]
    public async Task Delay_HoldsBytesUntilTheClockSaysSo()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { Delay = TimeSpan.FromSeconds(3) };
        await SayAsync(client, "late");
        await UntilAsync(() => proxy.Statistics.BytesHeld == 4);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(0, proxy.Statistics.BytesToTarget);

        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("late", await HearAsync(target, 4));
    }

    [Fact]
    public async Task Faults_EndedWhileBytesAreHeld_LetsThemGo()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { Delay = TimeSpan.FromDays(1) };
        await SayAsync(client, "late");
        await UntilAsync(() => proxy.Statistics.BytesHeld == 4);

        proxy.Faults = LinkFaults.None;
        Assert.Equal("late", await HearAsync(target, 4));
    }

    [Fact]
    public async Task Loss_StallsWhatFollowsAndKeepsTheOrder()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { Loss = 1, LossStall = TimeSpan.FromSeconds(1) };
        await SayAsync(client, "one ");
        await UntilAsync(() => proxy.Statistics.BytesHeld == 4);
        await SayAsync(client, "two");
        await UntilAsync(() => proxy.Statistics.BytesHeld == 7);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, proxy.Statistics.BytesToTarget);

        proxy.Faults = LinkFaults.None;
        Assert.Equal("one two", await HearAsync(target, 7));
    }

    [Fact]
    public async Task Rate_PassesSoManyBytesASecond()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { BytesPerSecond = 1000 };
        await SayAsync(client, new string('x', 640));
        await UntilAsync(() => proxy.Statistics.BytesHeld == 640);
        Assert.Equal(0, proxy.Statistics.BytesToTarget);

        // 64 bytes, the smallest piece, take 64 ms of the clock each.
        for (var piece = 1; piece <= 10; piece++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(64));
            await UntilAsync(() => proxy.Statistics.BytesToTarget == piece * 64);
        }

        Assert.Equal(640, (await HearAsync(target, 640)).Length);
    }

    [Fact]
    public async Task Reset_BothEndsHearOfIt()
    {
        var (client, target) = await ConnectAsync();
        proxy.Reset();

        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(client));
        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(target));
        await UntilAsync(() => proxy.Statistics.Open == 0);
        var (again, other) = await ConnectAsync();
        await SayAsync(again, "again");
        Assert.Equal("again", await HearAsync(other, 5));
    }

    [Fact]
    public async Task HalfOpen_NothingPassesAndWhatWasHeldGoesOnAfterwards()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { IsHalfOpen = true };
        await SayAsync(client, "anyone?");
        var stranger = await DialAsync();
        await SayAsync(stranger, "me too");
        clock.Advance(TimeSpan.FromHours(2));
        Assert.False(server.Pending());
        Assert.Equal(0, proxy.Statistics.BytesToTarget);

        proxy.Faults = LinkFaults.None;
        Assert.Equal("anyone?", await HearAsync(target, 7));
        Assert.Equal("me too", await HearAsync(await AcceptAsync(), 6));
    }

    [Fact]
    public async Task HalfOpen_TargetHasForgotten_ClientHearsOnlyWhenItEnds()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { IsHalfOpen = true };
        proxy.Reset(LinkEnds.Target);
        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(target));
        await SayAsync(client, "anyone?");
        Assert.False(client.Poll(0, SelectMode.SelectRead));

        proxy.Faults = LinkFaults.None;
        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(client));
    }

    [Fact]
    public async Task Refusing_NewOnesAreRefusedOldOnesStayAndThePortIsKept()
    {
        var (client, target) = await ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            proxy.Faults = new() { IsRefusing = true };
            var refused = await Assert.ThrowsAsync<SocketException>(DialAsync);
            Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
            await SayAsync(client, "still");
            Assert.Equal("still", await HearAsync(target, 5));
            proxy.Faults = LinkFaults.None;
            await ConnectAsync();
        }
    }

    [Fact]
    public async Task CutAfterBytes_ResetsInTheMiddle()
    {
        var (client, target) = await ConnectAsync();
        await SayAsync(client, "before");
        Assert.Equal("before", await HearAsync(target, 6));
        proxy.Faults = new() { CutAfterBytes = 4 };
        await SayAsync(client, "unfinished");

        Assert.Equal("unfi", await HearAsync(target, 4));
        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(target));
        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(client));
    }

    [Fact]
    public async Task Target_NotThere_ResetsTheClient()
    {
        server.Stop();

        // The reset may come before dialling has ended.
        var error = await Assert.ThrowsAsync<SocketException>(async () => await (await DialAsync()).ReceiveAsync(new byte[1], Cancellation));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        await UntilAsync(() => proxy.Statistics.Open == 0);
    }

    [Fact]
    public void Faults_NotPossible_Throw()
    {
        Assert.All(
            new LinkFaults[] { new() { Delay = TimeSpan.FromSeconds(-1) }, new() { Jitter = TimeSpan.MinValue }, new() { Loss = 1.1 }, new() { Loss = double.NaN }, new() { BytesPerSecond = 0 }, new() { CutAfterBytes = -1 }, new() { LossStall = TimeSpan.Zero } },
            faults => Assert.Throws<ArgumentOutOfRangeException>(() => proxy.Faults = faults));
        Assert.Same(LinkFaults.None, proxy.Faults);
    }

    [Fact]
    public async Task Dispose_WithOpenConnections_EndsThem()
    {
        var (client, target) = await ConnectAsync();
        proxy.Faults = new() { IsHalfOpen = true };
        await proxy.DisposeAsync();

        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(client));
        Assert.Equal(SocketError.ConnectionReset, await ErrorAsync(target));
        await Assert.ThrowsAsync<SocketException>(DialAsync);
    }

    private static async Task SayAsync(Socket socket, string words) => await socket.SendAsync(Encoding.ASCII.GetBytes(words), Cancellation);

    private static async Task<string> HearAsync(Socket socket, int bytes)
    {
        var buffer = new byte[bytes];
        var heard = 0;
        while (heard < bytes && await socket.ReceiveAsync(buffer.AsMemory(heard), Cancellation) is > 0 and var read)
        {
            heard += read;
        }

        return Encoding.ASCII.GetString(buffer, 0, heard);
    }

    private static async Task<SocketError> ErrorAsync(Socket socket) => (await Assert.ThrowsAsync<SocketException>(async () => await socket.ReceiveAsync(new byte[1], Cancellation))).SocketErrorCode;

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 20_000, "It never came about.");
            await Task.Delay(1, Cancellation);
        }
    }

    private async Task<Socket> DialAsync()
    {
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        sockets.Add(client);
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, proxy.Port), Cancellation);
        return client;
    }

    private async Task<Socket> AcceptAsync()
    {
        var target = await server.AcceptSocketAsync(Cancellation);
        target.NoDelay = true;
        sockets.Add(target);
        return target;
    }

    private async Task<(Socket Client, Socket Target)> ConnectAsync() => (await DialAsync(), await AcceptAsync());
}
