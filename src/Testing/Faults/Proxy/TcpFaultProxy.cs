using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>
/// A TCP proxy on loopback that makes a bad link of a good one, while a test runs: set <see cref="Faults"/>, and what is on the way feels it at once; set <see cref="LinkFaults.None"/>, and what was held leaves. What is by chance comes
/// from the seed. A client whose target cannot be reached is reset. Safe to share.
/// </summary>
/// <example>
/// <code>
/// await using var proxy = new TcpFaultProxy(new IPEndPoint(IPAddress.Loopback, brokerPort), seed: 7, TimeProvider.System);
/// Connect(proxy.Port);
/// proxy.Faults = new LinkFaults { Delay = TimeSpan.FromMilliseconds(80), Loss = 0.05 };
/// proxy.Reset();
/// proxy.Faults = LinkFaults.None;
/// </code>
/// </example>
public sealed class TcpFaultProxy : IAsyncDisposable
{
    private const int Backlog = 512;
    private readonly Lock gate = new();
    private readonly LinkState state;
    private readonly ulong seed;
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<LinkConnection, Task> open = [];

    /// <summary>Bound and never listening: it keeps the port ours while connections are refused.</summary>
    private readonly Socket placeholder;
    private readonly Task accepting;
    private Socket? listener;
    private long connections;

    /// <summary>Listens from now on.</summary>
    /// <param name="target">Where connections go; it need not listen yet.</param>
    /// <param name="seed">For what is by chance.</param>
    /// <param name="clock">By which bytes are late.</param>
    /// <param name="port">Port on loopback; 0 for a free one.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public TcpFaultProxy(IPEndPoint target, long seed, TimeProvider clock, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
        this.seed = unchecked((ulong)seed);
        state = new LinkState(clock);
        placeholder = Bind(port);
        Port = ((IPEndPoint)placeholder.LocalEndPoint!).Port;
        listener = Listen();
        accepting = AcceptAsync();
    }

    /// <summary>Port on loopback (127.0.0.1).</summary>
    public int Port { get; }

    /// <summary>Where new connections go.</summary>
    public IPEndPoint Target { get; set; }

    /// <summary>What is done to connections, from now on and to what is on the way. Default: nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, the chance of a loss is not a share, or a number of bytes is too small.</exception>
    public LinkFaults Faults
    {
        get => state.Faults;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!value.IsPossible)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "These faults are not possible.");
            }

            lock (gate)
            {
                if (value.IsRefusing)
                {
                    listener?.Dispose();
                    listener = null;
                }
                else if (!stopping.IsCancellationRequested)
                {
                    listener ??= Listen();
                }

                state.Faults = value;
            }
        }
    }

    /// <summary>What was carried so far.</summary>
    public LinkStatistics Statistics
    {
        get
        {
            lock (gate)
            {
                return new LinkStatistics(connections, open.Count, state.BytesToTarget, state.BytesToClient, state.BytesHeld);
            }
        }
    }

    /// <summary>Ends every connection with a reset (RST), on one side or both; what was on the way is lost. With one side only, and <see cref="LinkFaults.IsHalfOpen"/>, the other does not hear of it.</summary>
    public void Reset(LinkEnds ends = LinkEnds.Both)
    {
        LinkConnection[] all;
        lock (gate)
        {
            all = [.. open.Keys];
        }

        Array.ForEach(all, connection => connection.Reset(ends));
    }

    /// <summary>Resets what is open and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            stopping.Cancel();
            listener?.Dispose();
            listener = null;
            running = [.. open.Values, accepting];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        placeholder.Dispose();
        stopping.Dispose();
    }

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Socket Listen()
    {
        var socket = Bind(Port);
        socket.Listen(Backlog);
        return socket;
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            var change = state.Changed;
            try
            {
                await state.WaitOpenAsync(stopping.Token).ConfigureAwait(false);
                Socket? current;
                lock (gate)
                {
                    current = listener;
                }

                if (current is null)
                {
                    await change.WaitAsync(stopping.Token).ConfigureAwait(false);
                    continue;
                }

                Carry(await current.AcceptAsync(stopping.Token).ConfigureAwait(false));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The listener was closed, or a client left before it was taken.
            }
        }
    }

    private void Carry(Socket client)
    {
        client.NoDelay = true;
        lock (gate)
        {
            var connection = new LinkConnection(client, state, seed, ++connections);
            var target = Target;
            open[connection] = Task.Run(async () =>
            {
                await connection.RunAsync(target, stopping.Token).ConfigureAwait(false);
                lock (gate)
                {
                    open.Remove(connection);
                }

                connection.Dispose();
            });
        }
    }
}
