using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>One connection through the proxy. Safe to share.</summary>
internal sealed class LinkConnection(Socket client, LinkState state, ulong seed, long number) : IDisposable
{
    private readonly Socket target = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Carries bytes until both sides have ended, one is reset, or it is reset from outside.</summary>
    public async Task RunAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await state.WaitOpenAsync(ending.Token).ConfigureAwait(false);
            await target.ConnectAsync(endpoint, ending.Token).ConfigureAwait(false);
            var up = CarryAsync(client, target, towardsTarget: true, ending);
            var down = CarryAsync(target, client, towardsTarget: false, ending);
            if ((await Task.WhenAll(up, down).ConfigureAwait(false)).All(isWhole => isWhole))
            {
                // What the operating system still has is not to be thrown away.
                return;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The target cannot be reached, or the connection was reset meanwhile: the client hears of it below.
        }

        // Half-open is when the other side does not hear of it.
        await state.WaitOpenAsync(cancellationToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Reset(LinkEnds.Both);
    }

    /// <summary>Ends a side with a reset, or both.</summary>
    public void Reset(LinkEnds ends)
    {
        if (ends.HasFlag(LinkEnds.Client))
        {
            Break(client);
        }

        if (ends.HasFlag(LinkEnds.Target))
        {
            Break(target);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        target.Dispose();
    }

    /// <summary>No time to linger makes the operating system send a reset in place of an end; a side that has ended in good order is closed already.</summary>
    private static void Break(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }

        socket.Close();
    }

    private async Task<bool> CarryAsync(Socket from, Socket to, bool towardsTarget, CancellationTokenSource ending)
    {
        var schedule = new LinkSchedule(SeededRandom.For(seed, number, towardsTarget ? 1 : 0));
        var direction = new LinkDirection(from, to, towardsTarget, state, schedule);
        if (await direction.RunAsync(ending.Token).ConfigureAwait(false))
        {
            to.Shutdown(SocketShutdown.Send);
            return true;
        }

        try
        {
            await state.WaitOpenAsync(ending.Token).ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }

        return false;
    }
}
