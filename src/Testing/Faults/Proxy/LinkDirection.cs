using System.Net.Sockets;
using System.Threading.Channels;

namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>One direction of one connection: one task reads, one writes when it is time, with a bound between them, so that a slow link holds up its sender.</summary>
internal sealed class LinkDirection(Socket from, Socket to, bool towardsTarget, LinkState state, LinkSchedule schedule)
{
    private const int MostBytes = 8 * 1024;
    private const int FewestBytes = 64;
    private const int PiecesASecond = 20;
    private const int MostWaiting = 64;
    private static readonly TimeSpan TimerPrecision = TimeSpan.FromMilliseconds(1);
    private readonly Channel<Stretch> waiting = Channel.CreateBounded<Stretch>(MostWaiting);
    private LinkFaults? cutUnder;
    private long cutCounted;

    /// <summary>Ends when the sender has ended its side and all has been passed on (true), or the connection is to be reset (false).</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(ending.Token);
        var isWhole = await WriteAsync(ending.Token).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        var isEnd = await reading.ConfigureAwait(false);
        while (waiting.Reader.TryRead(out var lost))
        {
            state.NoteLost(lost.Bytes.Length);
        }

        return isWhole && isEnd;
    }

    /// <summary>Whether the sender has ended its side, as against a reset.</summary>
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes];
        try
        {
            while (true)
            {
                await state.WaitOpenAsync(cancellationToken).ConfigureAwait(false);
                var read = await from.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return true;
                }

                // Whoever moves the clock once the bytes are counted finds them dated already.
                var stretch = new Stretch(buffer[..read], state.Clock.GetUtcNow(), schedule.Draw());
                state.NoteRead(read);
                await waiting.Writer.WriteAsync(stretch, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            waiting.Writer.TryComplete();
        }
    }

    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var stretch in waiting.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                for (var rest = stretch.Bytes.AsMemory(); rest.Length > 0;)
                {
                    var piece = await WaitForPieceAsync(stretch, rest.Length, cancellationToken).ConfigureAwait(false);
                    var allowed = AllowedOf(piece);
                    await to.SendAsync(rest[..allowed], cancellationToken).ConfigureAwait(false);
                    schedule.NoteLeft(state.Clock.GetUtcNow());
                    state.NotePassed(allowed, towardsTarget);
                    rest = rest[allowed..];
                    if (allowed < piece)
                    {
                        state.NoteLost(rest.Length);
                        return false;
                    }
                }
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits until the next piece of a stretch is due; how many bytes it has.</summary>
    private async Task<int> WaitForPieceAsync(Stretch stretch, int left, CancellationToken cancellationToken)
    {
        while (true)
        {
            await state.WaitOpenAsync(cancellationToken).ConfigureAwait(false);
            var change = state.Changed;
            var faults = state.Faults;
            var piece = faults.BytesPerSecond is { } rate ? Math.Min(left, Math.Clamp(rate / PiecesASecond, FewestBytes, MostBytes)) : left;
            var now = state.Clock.GetUtcNow();
            var wait = schedule.DueOf(piece, stretch.ArrivedAt, stretch.Drawn, faults) - now;
            if (faults.IsHalfOpen)
            {
                continue;
            }

            if (wait <= TimeSpan.Zero)
            {
                return piece;
            }

            // A clock that a test moves may have moved before the timer was there, which would then ring too late.
            var ring = change.WaitAsync(wait, state.Clock, cancellationToken);
            if (state.Clock.GetUtcNow() - now < TimerPrecision)
            {
                await ring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                _ = ring.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private int AllowedOf(int bytes)
    {
        var faults = state.Faults;
        if (!towardsTarget || faults.CutAfterBytes is not { } most)
        {
            return bytes;
        }

        if (!ReferenceEquals(faults, cutUnder))
        {
            (cutUnder, cutCounted) = (faults, 0);
        }

        var allowed = (int)Math.Min(bytes, most - cutCounted);
        cutCounted += allowed;
        return allowed;
    }

    private sealed record Stretch(byte[] Bytes, DateTimeOffset ArrivedAt, (double Jitter, double Loss) Drawn);
}
