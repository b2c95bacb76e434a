namespace AgeingMonitor.Falls.Scanning;

/// <summary>
/// What a knock looks like, from 2 s before it to 2.5 s after: none of it depends on how the sensor is turned or mirrored, on its rate, or on its range above 4 g. What needs gravity is 0 where the device has
/// taken gravity out. One caller at a time; fixed memory.
/// </summary>
public sealed partial class FallFeatures
{
    private const int Cells = FallScanner.Before + 1 + FallScanner.After;
    private const int Peak = FallScanner.Before;

    /// <summary>Smallest of the ranges of the sensors that are supported: what lies beyond is cut, so that a sensor of 16 g looks like one of 4.</summary>
    private const double RangeG = 4;

    private readonly Signal raw = new(Cells), quick = new(Cells), smooth = new(Cells), mean = new(Cells);
    private readonly double[] size = new double[Cells], quickSize = new double[Cells], smoothSize = new double[Cells];
    private int at;

    /// <summary>How many there are.</summary>
    public static int Count => Names.Count;

    /// <summary>Fills a row. All of it is finite.</summary>
    internal void Compute(CellRing ring, long knock, Span<float> row)
    {
        for (var i = 0; i < Cells; i++)
        {
            var (x, y, z) = ring[knock - Peak + i];
            raw.Set(i, Math.Clamp(x, -RangeG, RangeG), Math.Clamp(y, -RangeG, RangeG), Math.Clamp(z, -RangeG, RangeG));
        }

        mean.SetMean(raw, 25);
        quick.SetDifference(raw, mean);
        smooth.SetMean(quick, 2);
        for (var i = 0; i < Cells; i++)
        {
            (size[i], quickSize[i], smoothSize[i]) = (raw.Norm(i), quick.Norm(i), smooth.Norm(i));
        }

        at = 0;
        AddEnergies(row);
        AddShape(row);
        AddRhythm(row);
        AddGravity(row);
    }

    private void Add(Span<float> row, double value) => row[at++] = double.IsFinite(value) ? (float)Math.Clamp(value, -1e6, 1e6) : 0;

    /// <summary>A place in the window, from seconds after the knock.</summary>
    private static int Place(double seconds) => Peak + (int)Math.Round(seconds * CellRing.Rate);
}
