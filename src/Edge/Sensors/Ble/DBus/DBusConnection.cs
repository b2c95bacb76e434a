using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;

namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>One connection to a message bus: calls with their answers, and the signals that were asked for. File descriptors are not taken. Safe for several callers.</summary>
internal sealed class DBusConnection : IAsyncDisposable
{
    private const string Bus = "org.freedesktop.DBus";

    /// <summary>Signals that may wait. A driver that does not take them in is stuck, and the connection ends rather than grow.</summary>
    private const int MostWaiting = 10_000;

    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly TimeProvider clock;
    private readonly Channel<DBusSignal> signals = Channel.CreateBounded<DBusSignal>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<DBusMessage>> waiting = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private Task reading = Task.CompletedTask;
    private Exception? ended;
    private uint serial;

    private DBusConnection(Socket socket, TimeProvider clock)
    {
        this.socket = socket;
        this.clock = clock;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Signals in the order of their arrival; it ends with the connection, and then says why.</summary>
    public ChannelReader<DBusSignal> Signals => signals.Reader;

    /// <summary>Connects, is let in, and has a name on the bus.</summary>
    /// <exception cref="DBusFormatException">The address is wrong, or what listens there refuses us or is no bus.</exception>
    /// <exception cref="IOException">Nobody listens there, or it hung up.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public static async Task<DBusConnection> OpenAsync(string addresses, TimeProvider clock, TimeSpan patience, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        var connection = new DBusConnection(await ConnectAsync(DBusAddress.Parse(addresses), either.Token), clock);
        try
        {
            await DBusAuthentication.SpeakAsync(connection.stream, either.Token);
            connection.reading = connection.ReadAsync();
            await connection.CallAsync(Bus, new ObjectPath("/org/freedesktop/DBus"), Bus, "Hello", string.Empty, [], patience, stop);
            return connection;
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            throw error is OperationCanceledException && !stop.IsCancellationRequested ? new TimeoutException($"The bus does not answer within {patience.TotalSeconds:0} s.", error) : error;
        }
    }

    /// <summary>Asks for the signals that fit a match rule, as the D-Bus specification writes them.</summary>
    public Task ListenAsync(string rule, TimeSpan patience, CancellationToken stop) =>
        CallAsync(Bus, new ObjectPath("/org/freedesktop/DBus"), Bus, "AddMatch", "s", [rule], patience, stop);

    /// <summary>Calls a method and waits for its answer.</summary>
    /// <returns>The values of the answer.</returns>
    /// <exception cref="DBusErrorException">It answered with an error.</exception>
    /// <exception cref="IOException">The connection has ended.</exception>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    public async Task<IReadOnlyList<object>> CallAsync(string destination, ObjectPath path, string @interface, string member, string signature, IReadOnlyList<object> body, TimeSpan patience, CancellationToken stop)
    {
        var call = new DBusMessage { Kind = DBusMessageKind.Call, Serial = NextSerial(), Destination = destination, Path = path, Interface = @interface, Member = member, Signature = signature, Body = body };
        var answer = new TaskCompletionSource<DBusMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[call.Serial] = answer;
        try
        {
            await SendAsync(call, stop);
            if (ended is { } why)
            {
                throw new IOException("The connection to the bus has ended.", why);
            }

            var came = await answer.Task.WaitAsync(patience, clock, stop);
            return came.Kind == DBusMessageKind.Error ? throw new DBusErrorException(came.ErrorName!, came.Body is [string text, ..] ? text : "no reason given") : came.Body;
        }
        finally
        {
            waiting.TryRemove(call.Serial, out _);
        }
    }

    /// <summary>Sends a message as it is.</summary>
    public async Task SendAsync(DBusMessage message, CancellationToken stop)
    {
        var bytes = DBusMessageFormat.Write(message);
        await writing.WaitAsync(stop);
        try
        {
            // Not to be stopped halfway: the rest of the stream would be garbage.
            await stream.WriteAsync(bytes, closing.Token);
        }
        catch (Exception error) when (error is ObjectDisposedException or OperationCanceledException)
        {
            throw new IOException("The connection to the bus has ended.", error);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>A number for the next message.</summary>
    public uint NextSerial()
    {
        var next = Interlocked.Increment(ref serial);
        return next != 0 ? next : Interlocked.Increment(ref serial);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await stream.DisposeAsync();
        socket.Dispose();
        await reading;
        closing.Dispose();
        writing.Dispose();
    }

    private static async Task<Socket> ConnectAsync(IReadOnlyList<UnixDomainSocketEndPoint> places, CancellationToken stop)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(places[i], stop);
                return socket;
            }
            catch (SocketException error)
            {
                socket.Dispose();
                if (i == places.Count - 1)
                {
                    throw new IOException($"No bus listens at {places[i]} ({error.Message}).", error);
                }
            }
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var head = new byte[DBusMessageFormat.HeadLength];
            while (true)
            {
                await stream.ReadExactlyAsync(head, closing.Token);
                var whole = new byte[DBusMessageFormat.LengthOf(head)];
                head.CopyTo(whole, 0);
                await stream.ReadExactlyAsync(whole.AsMemory(head.Length), closing.Token);
                await TakeAsync(DBusMessageFormat.Read(whole));
            }
        }
        catch (Exception error) when (error is IOException or DBusFormatException or ObjectDisposedException or OperationCanceledException)
        {
            ended = error;
            signals.Writer.TryComplete(error is OperationCanceledException or ObjectDisposedException ? null : error);
            foreach (var one in waiting.Values)
            {
                one.TrySetException(new IOException("The connection to the bus has ended.", error));
            }
        }
    }

    private async Task TakeAsync(DBusMessage message)
    {
        switch (message.Kind)
        {
            case DBusMessageKind.Return or DBusMessageKind.Error when waiting.TryRemove(message.ReplySerial!.Value, out var call):
                call.TrySetResult(message);
                break;
            case DBusMessageKind.Signal when !signals.Writer.TryWrite(new DBusSignal(message, clock.GetTimestamp())):
                throw new IOException($"{MostWaiting} signals wait and nobody takes them.");
            case DBusMessageKind.Call when (message.Flags & DBusMessage.NoReply) == 0:
                // Nobody has anything to ask of us; who asks all the same is told so.
                await SendAsync(
                    new DBusMessage { Kind = DBusMessageKind.Error, Serial = NextSerial(), Destination = message.Sender, ReplySerial = message.Serial, ErrorName = "org.freedesktop.DBus.Error.UnknownMethod", Signature = "s", Body = ["There is no such method."] },
                    closing.Token);
                break;
        }
    }
}
