using System.Net.Sockets;
using System.Text;
using AgeingMonitor.Edge.Sensors.Ble.DBus;
using AgeingMonitor.Edge.Tests.Simulation.Bluetooth;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble.DBus;

public sealed class DBusConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ObjectPath Root = new("/");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OnARealBus_IsAnswered_AndErrorsComeByName()
    {
        await using var daemon = await DBusDaemon.StartAsync();
        await using var connection = await OpenAsync(daemon.Address);
        var names = await connection.CallAsync("org.freedesktop.DBus", Root, "org.freedesktop.DBus", "ListNames", string.Empty, [], Patience, Stop);
        Assert.Contains("org.freedesktop.DBus", Assert.IsType<object[]>(names[0]));
        var error = await Assert.ThrowsAsync<DBusErrorException>(() => connection.CallAsync("org.bluez", Root, "org.freedesktop.DBus.ObjectManager", "GetManagedObjects", string.Empty, [], Patience, Stop));
        Assert.Equal("org.freedesktop.DBus.Error.ServiceUnknown", error.Name);
    }

    [Fact]
    public async Task Signals_OfAPeer_ComeInOrder_AndOnlyThoseAskedFor()
    {
        await using var daemon = await DBusDaemon.StartAsync();
        await using var sender = await OpenAsync(daemon.Address);
        await using var hearer = await OpenAsync(daemon.Address);
        await hearer.ListenAsync("type='signal',interface='a.b'", Patience, Stop);
        for (var i = 0u; i < 100; i++)
        {
            await SignalAsync(sender, "other.b", i);
            await SignalAsync(sender, "a.b", i);
        }

        for (var i = 0u; i < 100; i++)
        {
            DBusSignal next;
            do
            {
                next = await hearer.Signals.ReadAsync(Stop).AsTask().WaitAsync(Patience, Stop);
            }
            while (next.Message.Interface == "org.freedesktop.DBus");
            Assert.Equal(("a.b", i), (next.Message.Interface, next.Message.Body[0]));
        }
    }

    [Fact]
    public async Task Calls_ToEachOther_AreRefusedByName()
    {
        await using var daemon = await DBusDaemon.StartAsync();
        await using var asked = await OpenAsync(daemon.Address);
        await using var asking = await OpenAsync(daemon.Address);
        await asked.CallAsync("org.freedesktop.DBus", Root, "org.freedesktop.DBus", "RequestName", "su", ["org.example.Kit", 0u], Patience, Stop);
        var error = await Assert.ThrowsAsync<DBusErrorException>(() => asking.CallAsync("org.example.Kit", Root, "a.b", "Anything", "v", [Variant.Of("x")], Patience, Stop));
        Assert.Equal("org.freedesktop.DBus.Error.UnknownMethod", error.Name);
    }

    [Fact]
    public async Task Bus_ThatDies_EndsSignalsAndCalls()
    {
        await using var daemon = await DBusDaemon.StartAsync();
        await using var connection = await OpenAsync(daemon.Address);
        await daemon.KillAsync();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await connection.Signals.WaitToReadAsync(Stop).AsTask().WaitAsync(Patience, Stop))
            {
                connection.Signals.TryRead(out _);
            }
        });
        await Assert.ThrowsAnyAsync<IOException>(() => connection.CallAsync("org.freedesktop.DBus", Root, "org.freedesktop.DBus", "ListNames", string.Empty, [], Patience, Stop));
    }

    [Fact]
    public async Task Open_NobodyListens_SaysWhere()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => OpenAsync("unix:path=/nowhere/bus"));
        Assert.Contains("/nowhere/bus", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tcp:host=localhost,port=1")]
    [InlineData("unix:")]
    [InlineData("unix:path=")]
    public async Task Open_AnAddressOfAnotherKind_SaysSo(string address) =>
        Assert.Contains("no unix socket", (await Assert.ThrowsAsync<DBusFormatException>(() => OpenAsync(address))).Message, StringComparison.Ordinal);

    [Fact]
    public void Address_OfSeveralKinds_IsTakenApart()
    {
        var places = DBusAddress.Parse("tcp:host=h;unix:path=/run/a%20b,guid=1;unix:guid=2,abstract=/c");
        Assert.Equal(["/run/a b", "@/c"], places.Select(place => place.ToString()));
        Assert.Throws<DBusFormatException>(() => DBusAddress.Parse("unix:path=/" + new string('x', 200)));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "does not let us in")]
    [InlineData("REJECTED EXTERNAL\r\n", "REJECTED")]
    [InlineData("\u0001\u0002\u0003", "no bus")]
    [InlineData("OK 1234\r\nthis is no message at all", "does not begin a message")]
    public async Task Open_SomethingElseListens_IsAClearError(string says, string told)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "bus");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var opening = OpenAsync($"unix:path={path}");
        using var peer = await listener.AcceptAsync(Stop);
        await peer.SendAsync(Encoding.Latin1.GetBytes(says), Stop);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => opening);
        Assert.True(error is DBusFormatException or IOException, error.ToString());
        Assert.Contains(told, error.Message + error.InnerException?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SomebodyWhoSaysNothing_IsGivenUp()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "bus");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        await Assert.ThrowsAsync<TimeoutException>(() => DBusConnection.OpenAsync($"unix:path={path}", TimeProvider.System, TimeSpan.FromMilliseconds(200), Stop));
    }

    private static Task<DBusConnection> OpenAsync(string address) => DBusConnection.OpenAsync(address, TimeProvider.System, Patience, Stop);

    private static Task SignalAsync(DBusConnection sender, string @interface, uint number) =>
        sender.SendAsync(new DBusMessage { Kind = DBusMessageKind.Signal, Serial = sender.NextSerial(), Path = Root, Interface = @interface, Member = "Said", Signature = "u", Body = [number] }, Stop);
}
