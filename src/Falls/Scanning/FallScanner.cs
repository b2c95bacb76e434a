namespace AgeingMonitor.Falls.Scanning;

/// <summary>
/// Samples of a worn accelerometer in, knocks that may be falls out, each with its features. Takes any rate from about 15 to 200 Hz, uneven and bursty time stamps, with gravity or without. The samples
/// are laid on an even grid of 50 Hz; a knock is a cell of 1.5 g or more that is the largest within a second on either side, and it is judged 2.5 s later. Fixed memory, nothing allocated a sample. One caller
/// at a time.
/// </summary>
/// <param name="sink">Told what is found.</param>
public sealed class FallScanner(IFallScanSink sink)
{
    /// <summary>Cells before the knock that the features look at: 2 s.</summary>
    public const int Before = 100;

    /// <summary>Cells after it: 2.5 s.</summary>
    public const int After = 125;

    /// <summary>A knock, in g. Every fall of the four developer sets reaches 2.8; quiet movement stays below 1.5.</summary>
    public const double TriggerG = 1.5;

    /// <summary>Bytes of a saved state.</summary>
    public const int StateBytes = 4096;

    private const double StandardGravity = 9.80665;
    private const double LargestG = 100;
    private const int Apart = 50;

    /// <summary>Without a sample for so long, the stream has broken off, in microseconds.</summary>
    private const long Break = 500_000;

    /// <summary>Time that goes back by less is a hiccup of the sensor's clock; by more, another stream. WEDA-FALL's watch goes back by up to 2.3 s.</summary>
    private const long Hiccup = 3_000_000;

    private readonly SampleClock clock = new();
    private readonly CellRing ring = new();
    private readonly float[] row = new float[FallFeatures.Count];
    private readonly FallFeatures features = new();
    private readonly long trigger = CellRing.SquareOf(TriggerG);
    private bool hasLast;
    private long lastAt;
    private long shift;
    private long origin;
    private TimedSample lastOnGrid;
    private double sumX, sumY, sumZ;
    private long inCell;

    /// <summary>Samples that were no acceleration and were passed by.</summary>
    public long Refused { get; private set; }

    /// <summary>Takes a sample.</summary>
    /// <param name="at">When it was measured, in microseconds since any epoch.</param>
    /// <param name="x">First axis in m/s2. What is not a number, or over 100 g, is passed by and counted.</param>
    /// <param name="y">Second axis.</param>
    /// <param name="z">Third axis.</param>
    public void Push(long at, double x, double y, double z)
    {
        var sample = new TimedSample(at, x / StandardGravity, y / StandardGravity, z / StandardGravity);
        if (!IsPlausible(sample))
        {
            Refused++;
            return;
        }

        if (hasLast)
        {
            var step = at - (lastAt - shift);
            if (step > Break || step < -Hiccup)
            {
                End();
            }
            else if (step < 0)
            {
                // What comes now was measured after what came before, whatever the clock says: goes on where the stream is.
                shift += CellRing.Period - step;
            }
        }

        if (!hasLast)
        {
            (hasLast, shift) = (true, 0);
        }

        lastAt = at + shift;
        clock.Take(sample with { At = lastAt });
        while (clock.TryGive(out var next))
        {
            Lay(next);
        }
    }

    /// <summary>Says that time has come to <paramref name="at"/>, whether samples came or not: what waits for more of a stream that has broken off is judged by what there is.</summary>
    public void Advance(long at)
    {
        if (hasLast && at > lastAt - shift && at - (lastAt - shift) > 3 * Break)
        {
            End();
        }
    }

    /// <summary>Writes the state; <see cref="StateBytes"/> are enough.</summary>
    /// <returns>Bytes written.</returns>
    public int Save(Span<byte> bytes)
    {
        var state = new StateSpan(bytes);
        state.Put(hasLast ? 1L : 0);
        state.Put(lastAt);
        state.Put(shift);
        state.Put(origin);
        state.Put(lastOnGrid.At);
        state.Put(lastOnGrid.X);
        state.Put(lastOnGrid.Y);
        state.Put(lastOnGrid.Z);
        state.Put(sumX);
        state.Put(sumY);
        state.Put(sumZ);
        state.Put(inCell);
        state.Put(Refused);
        clock.Save(ref state);
        ring.Save(ref state);
        return state.Position;
    }

    /// <summary>Reads what <see cref="Save"/> wrote. False, and a scanner that knows nothing, when it is none of ours.</summary>
    public bool TryRestore(ReadOnlySpan<byte> bytes)
    {
        Span<byte> copy = stackalloc byte[StateBytes];
        if (bytes.Length <= StateBytes)
        {
            bytes.CopyTo(copy);
            var state = new StateSpan(copy[..bytes.Length]);
            var has = state.TakeLong();
            (hasLast, lastAt, shift, origin) = (has == 1, state.TakeLong(), state.TakeLong(), state.TakeLong());
            lastOnGrid = new(state.TakeLong(), state.TakeDouble(), state.TakeDouble(), state.TakeDouble());
            (sumX, sumY, sumZ, inCell, Refused) = (state.TakeDouble(), state.TakeDouble(), state.TakeDouble(), state.TakeLong(), state.TakeLong());
            if (has is 0 or 1 && inCell >= 0 && clock.Restore(ref state) && ring.Restore(ref state) && !state.IsShort && state.Position == bytes.Length)
            {
                return true;
            }
        }

        Forget();
        Refused = 0;
        return false;
    }

    private static bool IsPlausible(in TimedSample sample) =>
        Math.Abs(sample.X) <= LargestG && Math.Abs(sample.Y) <= LargestG && Math.Abs(sample.Z) <= LargestG && Math.Abs(sample.At) < long.MaxValue / 4;

    /// <summary>Lays a sample on the grid: a cell is the mean of its samples, or lies on the line between its neighbours.</summary>
    private void Lay(in TimedSample sample)
    {
        if (ring.Count == 0 && inCell == 0)
        {
            origin = sample.At;
        }
        else
        {
            var cell = (sample.At - origin) / CellRing.Period;
            if (cell > ring.Count)
            {
                Close();
                while (ring.Count < cell)
                {
                    var middle = origin + (ring.Count * CellRing.Period) + (CellRing.Period / 2);
                    var part = Math.Clamp((double)(middle - lastOnGrid.At) / Math.Max(1, sample.At - lastOnGrid.At), 0, 1);
                    Add(lastOnGrid.X + (part * (sample.X - lastOnGrid.X)), lastOnGrid.Y + (part * (sample.Y - lastOnGrid.Y)), lastOnGrid.Z + (part * (sample.Z - lastOnGrid.Z)));
                }
            }
        }

        (sumX, sumY, sumZ) = (sumX + sample.X, sumY + sample.Y, sumZ + sample.Z);
        inCell++;
        lastOnGrid = sample;
    }

    private void Close()
    {
        if (inCell > 0)
        {
            Add(sumX / inCell, sumY / inCell, sumZ / inCell);
        }

        (sumX, sumY, sumZ, inCell) = (0, 0, 0, 0);
    }

    private void Add(double x, double y, double z)
    {
        ring.Add(x, y, z);
        sink.OnCell(TimeOf(ring.Count - 1), x, y, z);
        var knock = ring.Count - 1 - After;
        if (knock >= 0 && ring.SquareOf(knock) is var square && square >= trigger && IsLargest(knock, square))
        {
            features.Compute(ring, knock, row);
            sink.OnCandidate(new(TimeOf(knock), TimeOf(ring.Count - 1) + CellRing.Period, Math.Sqrt(square) / 1024), row);
        }
    }

    private bool IsLargest(long knock, long square)
    {
        for (var i = Math.Max(ring.First, knock - Apart); i <= knock + Apart; i++)
        {
            if (ring.SquareOf(i) is var other && (other > square || (other == square && i < knock)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends a stream that has broken off. What is not known of the seconds after is held to be like the last ones, mirrored: neither stillness nor movement is invented.</summary>
    private void End()
    {
        while (clock.TryDrain(out var next))
        {
            Lay(next);
        }

        Close();
        var last = ring.Count - 1;
        for (var i = 1; i <= After && last >= 0; i++)
        {
            var (x, y, z) = ring[Math.Max(ring.First, last - i)];
            Add(x, y, z);
        }

        Forget();
    }

    private void Forget()
    {
        clock.Reset();
        ring.Reset();
        (hasLast, shift, inCell, sumX, sumY, sumZ) = (false, 0, 0, 0, 0, 0);
    }

    private long TimeOf(long cell) => origin + (cell * CellRing.Period) + (CellRing.Period / 2) - shift;
}
