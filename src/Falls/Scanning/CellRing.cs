namespace AgeingMonitor.Falls.Scanning;

/// <summary>The last <see cref="Size"/> cells of the even grid, oldest first by number; values in steps of 1/1024 g, 32 g at most. Fixed memory.</summary>
internal sealed class CellRing
{
    /// <summary>5.12 s at 50 Hz.</summary>
    public const int Size = 256;

    /// <summary>Cells a second.</summary>
    public const int Rate = 50;

    /// <summary>Length of a cell in microseconds.</summary>
    public const long Period = 1_000_000 / Rate;

    private const double Steps = 1024;
    private readonly short[] x = new short[Size], y = new short[Size], z = new short[Size];

    /// <summary>Cells since the stream began: the number that the next one gets.</summary>
    public long Count { get; private set; }

    /// <summary>The number of the oldest cell that is kept.</summary>
    public long First => Math.Max(0, Count - Size);

    public void Add(double ax, double ay, double az)
    {
        var i = (int)(Count++ & (Size - 1));
        (x[i], y[i], z[i]) = (Step(ax), Step(ay), Step(az));
    }

    /// <summary>A cell in g; one before the beginning is the first, as the sensor is held to have been at rest.</summary>
    public (double X, double Y, double Z) this[long cell]
    {
        get
        {
            var i = (int)(Math.Max(First, cell) & (Size - 1));
            return (x[i] / Steps, y[i] / Steps, z[i] / Steps);
        }
    }

    /// <summary>Square of a cell's magnitude, in steps: only to be compared.</summary>
    public long SquareOf(long cell)
    {
        var i = (int)(Math.Max(First, cell) & (Size - 1));
        return ((long)x[i] * x[i]) + ((long)y[i] * y[i]) + ((long)z[i] * z[i]);
    }

    /// <summary>A magnitude in g as the other form gives that of a cell.</summary>
    public static long SquareOf(double g) => (long)(g * Steps * g * Steps);

    /// <summary>Forgets everything.</summary>
    public void Reset() => Count = 0;

    public void Save(ref StateSpan state)
    {
        state.Put(Count);
        for (var i = 0; i < Size; i++)
        {
            state.Put(x[i]);
            state.Put(y[i]);
            state.Put(z[i]);
        }
    }

    public bool Restore(ref StateSpan state)
    {
        Count = state.TakeLong();
        for (var i = 0; i < Size; i++)
        {
            (x[i], y[i], z[i]) = (state.TakeShort(), state.TakeShort(), state.TakeShort());
        }

        return Count >= 0;
    }

    private static short Step(double g) => (short)Math.Clamp(Math.Round(g * Steps), -short.MaxValue, short.MaxValue);
}
