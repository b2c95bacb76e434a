using System.Runtime.InteropServices;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.ThermalFalls;

/// <summary>
/// Falls in front of one thermal array: pictures in, "somebody has fallen and lies there" and "nobody lies there any more" out. Fixed memory, nothing allocated a picture; the state is a value. One caller at a time.
/// </summary>
/// <param name="forest">Of <see cref="ThermalFeatures"/>.</param>
/// <param name="threshold">Score at or above which a picture is one of a fall; two looks in a row are needed.</param>
internal sealed class ThermalFallDetector(FlatForest forest, double threshold)
{
    /// <summary>A background as warm as what lies there is learned in this time, in seconds; a colder one at once.</summary>
    private const float Learning = 600;

    /// <summary>Without a picture for so long everything is forgotten, in microseconds.</summary>
    private const long Break = 30_000_000;

    /// <summary>Whether time has come so far that the array has fallen silent.</summary>
    public bool IsSilentAt(long at) => count > 0 && at - times[count - 1] > Break;

    /// <summary>Time of the last picture, in microseconds; null when none is known.</summary>
    public long? LastAt => count > 0 ? times[count - 1] : null;

    /// <summary>How long after its last picture the next block may still come, in microseconds.</summary>
    public long Patience { get; set; }

    /// <summary>Knows nothing any more: what lies there now cannot be told.</summary>
    public void Forget() => (count, inARow, lookedAt, goneSince, lyingWarmth, Score) = (0, 0, 0, 0, 0, double.NegativeInfinity);

    /// <summary>Looks are so far apart at least, in microseconds.</summary>
    private const long Apart = 200_000;

    /// <summary>Nobody lies there any more when less than this part of the warmth at the fall has been left for <see cref="Gone"/>.</summary>
    private const float LeftPart = 0.4f;

    private const long Gone = 2_000_000;

    private readonly long[] times = new long[ThermalFeatures.Frames];
    private readonly float[] pictures = new float[ThermalFeatures.Frames * ThermalGrid.Pixels];
    private readonly float[] background = new float[ThermalGrid.Pixels];
    private readonly float[] lowest = new float[ThermalGrid.Pixels];
    private readonly float[] row = new float[ThermalFeatures.Names.Count];
    private int count;
    private int inARow;
    private long lookedAt;
    private long goneSince;
    private float lyingWarmth;

    /// <summary>Pictures that were none and were passed by.</summary>
    public long Refused { get; private set; }

    /// <summary>Whether somebody has fallen and lies there.</summary>
    public bool IsLying => lyingWarmth > 0;

    /// <summary>The score of the last look; lower than all when there was none.</summary>
    public double Score { get; private set; } = double.NegativeInfinity;

    /// <summary>The features of the last look.</summary>
    public ReadOnlySpan<float> Row => row;

    /// <summary>Takes a picture.</summary>
    /// <param name="at">When it was taken, in microseconds. One older than the last is passed by.</param>
    /// <param name="picture"><see cref="ThermalGrid.Pixels"/> temperatures.</param>
    /// <returns>Whether it was looked at: <see cref="Score"/> and <see cref="IsLying"/> may have changed.</returns>
    public bool Push(long at, ReadOnlySpan<float> picture)
    {
        if (count > 0 && at <= times[count - 1])
        {
            Refused++;
            return false;
        }

        if (IsSilentAt(at))
        {
            Forget();
        }

        Learn(at, picture);
        Keep(at, picture);
        if (at - lookedAt < Apart || at - times[0] < ThermalFeatures.Now)
        {
            return false;
        }

        lookedAt = at;
        Look(at);
        return true;
    }

    /// <summary>Counts a picture that could not be read.</summary>
    public void Refuse() => Refused++;

    /// <summary>The state.</summary>
    public byte[] Save()
    {
        var bytes = new byte[StateBytes];
        var longs = MemoryMarshal.Cast<byte, long>(bytes.AsSpan(0, 8 * (ThermalFeatures.Frames + 6)));
        (longs[0], longs[1], longs[2], longs[3], longs[4], longs[5]) = (count, inARow, lookedAt, goneSince, BitConverter.SingleToInt32Bits(lyingWarmth), Refused);
        times.CopyTo(longs[6..]);
        var floats = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8 * (ThermalFeatures.Frames + 6)));
        pictures.CopyTo(floats);
        background.CopyTo(floats[pictures.Length..]);
        return bytes;
    }

    /// <summary>Reads what <see cref="Save"/> wrote. False, and a detector that knows nothing, when it is none of ours.</summary>
    public bool TryRestore(ReadOnlySpan<byte> bytes)
    {
        Forget();
        Refused = 0;
        if (bytes.Length != StateBytes)
        {
            return false;
        }

        Span<byte> copy = new byte[StateBytes];
        bytes.CopyTo(copy);
        var longs = MemoryMarshal.Cast<byte, long>(copy[..(8 * (ThermalFeatures.Frames + 6))]);
        var floats = MemoryMarshal.Cast<byte, float>(copy[(8 * (ThermalFeatures.Frames + 6))..]);
        var warmth = BitConverter.Int32BitsToSingle((int)longs[4]);
        if (longs[0] is < 0 or > ThermalFeatures.Frames || longs[1] is < 0 or > 2 || !float.IsFinite(warmth) || floats.ContainsAnyExceptInRange(-1000f, 1000f))
        {
            return false;
        }

        (count, inARow, lookedAt, goneSince, lyingWarmth, Refused) = ((int)longs[0], (int)longs[1], longs[2], longs[3], warmth, longs[5]);
        longs.Slice(6, ThermalFeatures.Frames).CopyTo(times);
        floats[..pictures.Length].CopyTo(pictures);
        floats[pictures.Length..].CopyTo(background);
        return true;
    }

    private static int StateBytes => (8 * (ThermalFeatures.Frames + 6)) + (4 * ((ThermalFeatures.Frames + 1) * ThermalGrid.Pixels));

    private void Learn(long at, ReadOnlySpan<float> picture)
    {
        var part = count == 0 ? 1 : Math.Min(1, (at - times[count - 1]) / 1e6f / Learning);
        for (var p = 0; p < ThermalGrid.Pixels; p++)
        {
            var away = picture[p] - background[p];
            background[p] += count == 0 || away < 0 ? away : part * away;
        }
    }

    private void Keep(long at, ReadOnlySpan<float> picture)
    {
        var old = 0;
        while (old < count && (at - times[old] > ThermalFeatures.Window || count - old == ThermalFeatures.Frames))
        {
            old++;
        }

        if (old > 0)
        {
            times.AsSpan(old, count - old).CopyTo(times);
            pictures.AsSpan(old * ThermalGrid.Pixels, (count - old) * ThermalGrid.Pixels).CopyTo(pictures);
            count -= old;
        }

        times[count] = at;
        picture[..ThermalGrid.Pixels].CopyTo(pictures.AsSpan(count * ThermalGrid.Pixels));
        count++;
    }

    private void Look(long at)
    {
        background.CopyTo(lowest, 0);
        for (var i = 0; i < count * ThermalGrid.Pixels; i++)
        {
            lowest[i % ThermalGrid.Pixels] = Math.Min(lowest[i % ThermalGrid.Pixels], pictures[i]);
        }

        ThermalFeatures.Compute(times.AsSpan(0, count), pictures.AsSpan(0, count * ThermalGrid.Pixels), lowest, row);
        Score = forest.Score(row);
        inARow = Score >= threshold ? Math.Min(2, inARow + 1) : 0;
        if (!IsLying)
        {
            (lyingWarmth, goneSince) = inARow == 2 ? (Math.Max(0.1f, row[ThermalFeatures.LowNow]), at) : (0, 0);
            return;
        }

        // Only what lies there counts; once the background has learned it, it is gone too.
        if (row[ThermalFeatures.LowNow] >= LeftPart * lyingWarmth)
        {
            goneSince = at;
        }
        else if (at - goneSince >= Gone)
        {
            (lyingWarmth, inARow) = (0, 0);
        }
    }
}
