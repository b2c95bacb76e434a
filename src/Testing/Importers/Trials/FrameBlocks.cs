using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>
/// Gathers the frames of one channel and cuts them into blocks: at each <see cref="Flush"/>, where time goes back, where an even channel skips a period, and where values need another step to be said
/// exactly. A frame at the very microsecond of the one before comes 1 µs later. One caller at a time.
/// </summary>
internal sealed class FrameBlocks(FrameChannel channel)
{
    /// <summary>At most 16 KiB a block: half of what the wire allows.</summary>
    private readonly int maxFrames = 16 * 1024 / (4 + (2 * channel.Values));

    private readonly List<long> times = [];
    private readonly List<double> values = [];
    private readonly HashSet<long> starts = [];
    private readonly List<(long At, Waveform Block)> done = [];
    private long lastGiven;

    public FrameChannel Channel => channel;

    /// <summary>Keeps a frame; its values are at most <see cref="FrameChannel.Largest"/> either way.</summary>
    public void Add(long at, ReadOnlySpan<double> frame)
    {
        var given = at;
        if (times.Count > 0)
        {
            at = at >= lastGiven && at <= times[^1] ? times[^1] + 1 : at;
            if (at < times[^1] || times.Count == maxFrames || (channel.PeriodMicroseconds is { } period && at != times[^1] + period))
            {
                Close();
            }
        }

        while (times.Count == 0 && !starts.Add(at))
        {
            at++;
        }

        times.Add(at);
        values.AddRange(frame);
        lastGiven = given;
    }

    /// <summary>The blocks since the last call, oldest first as the source has them.</summary>
    public IReadOnlyList<(long At, Waveform Block)> Flush()
    {
        Close();
        var blocks = done.ToArray();
        done.Clear();
        return blocks;
    }

    private void Close()
    {
        for (int first = 0, next; first < times.Count; first = next)
        {
            (next, var step) = RunFrom(first);
            starts.Add(times[first]);
            done.Add((times[first], MakeBlock(first, next, channel.Steps[step])));
        }

        times.Clear();
        values.Clear();
    }

    /// <summary>How far the frames from one on share a step in which all fit and none is rounded.</summary>
    private (int Next, int Step) RunFrom(int first)
    {
        var (finest, coarsest) = StepsOf(first);
        var next = first + 1;
        for (; next < times.Count; next++)
        {
            var (fits, exact) = StepsOf(next);
            if (Math.Max(finest, fits) > Math.Min(coarsest, exact))
            {
                break;
            }

            (finest, coarsest) = (Math.Max(finest, fits), Math.Min(coarsest, exact));
        }

        return (next, finest);
    }

    /// <summary>The finest step in which a frame fits, and the coarsest that says it exactly; at least the finest that fits, where none does.</summary>
    private (int Fits, int Exact) StepsOf(int frame)
    {
        int fits = 0, exact = channel.Steps.Count - 1;
        for (var i = frame * channel.Values; i < (frame + 1) * channel.Values; i++)
        {
            while (fits < channel.Steps.Count - 1 && Math.Round(values[i] / channel.Steps[fits]) is < short.MinValue or > short.MaxValue)
            {
                fits++;
            }

            while (exact > 0 && values[i] / channel.Steps[exact] is var steps && Math.Abs(steps - Math.Round(steps)) > 1e-6)
            {
                exact--;
            }
        }

        return (fits, Math.Max(fits, exact));
    }

    private Waveform MakeBlock(int first, int next, double step)
    {
        var samples = new short[(next - first) * channel.Values];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Clamp(Math.Round(values[(first * channel.Values) + i] / step), short.MinValue, short.MaxValue);
        }

        var scale = step * channel.UnitsPerSourceUnit;
        if (channel.PeriodMicroseconds is { } period)
        {
            return Waveform.Create(1e6 / period, scale, channel.Values, samples);
        }

        var offsets = new uint[next - first];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (uint)(times[first + i] - times[first]);
        }

        return Waveform.CreateUneven(offsets, scale, channel.Values, samples);
    }
}
