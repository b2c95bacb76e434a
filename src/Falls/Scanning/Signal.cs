namespace AgeingMonitor.Falls.Scanning;

/// <summary>Three axes over a window. Fixed memory.</summary>
internal sealed class Signal(int length)
{
    public double[] X { get; } = new double[length];

    public double[] Y { get; } = new double[length];

    public double[] Z { get; } = new double[length];

    public int Length => length;

    public void Set(int i, double x, double y, double z) => (X[i], Y[i], Z[i]) = (x, y, z);

    /// <summary>Length of the vector.</summary>
    public double Norm(int i) => Math.Sqrt((X[i] * X[i]) + (Y[i] * Y[i]) + (Z[i] * Z[i]));

    /// <summary>The scalar product of two moments.</summary>
    public double Dot(int i, int j) => (X[i] * X[j]) + (Y[i] * Y[j]) + (Z[i] * Z[j]);

    /// <summary>Length of the change from one cell to the next.</summary>
    public double StepAt(int i)
    {
        double x = X[i] - X[i - 1], y = Y[i] - Y[i - 1], z = Z[i] - Z[i - 1];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>The mean vector from one place up to, not including, another.</summary>
    public (double X, double Y, double Z) MeanOf(int from, int to)
    {
        double x = 0, y = 0, z = 0;
        for (var i = from; i < to; i++)
        {
            (x, y, z) = (x + X[i], y + Y[i], z + Z[i]);
        }

        var n = Math.Max(1, to - from);
        return (x / n, y / n, z / n);
    }

    /// <summary>Becomes the moving mean of another, over <paramref name="reach"/> cells on either side, fewer at the ends.</summary>
    public void SetMean(Signal of, int reach)
    {
        SetMean(of.X, X, reach);
        SetMean(of.Y, Y, reach);
        SetMean(of.Z, Z, reach);
    }

    /// <summary>Becomes one less another.</summary>
    public void SetDifference(Signal one, Signal other)
    {
        for (var i = 0; i < length; i++)
        {
            Set(i, one.X[i] - other.X[i], one.Y[i] - other.Y[i], one.Z[i] - other.Z[i]);
        }
    }

    private static void SetMean(double[] of, double[] to, int reach)
    {
        double sum = 0;
        int from = 0, until = 0;
        for (var i = 0; i < to.Length; i++)
        {
            for (; until < Math.Min(to.Length, i + reach + 1); until++)
            {
                sum += of[until];
            }

            for (; from < i - reach; from++)
            {
                sum -= of[from];
            }

            to[i] = sum / (until - from);
        }
    }
}
