using AgeingMonitor.Falls.Scanning;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>The candidates of one trial with their features.</summary>
internal sealed class FallRows : IFallScanSink
{
    private const double Gravity = 9.80665;

    private FallRows()
    {
    }

    public List<(FallCandidate Candidate, float[] Row)> Found { get; } = [];

    /// <summary>Scans a trial by itself.</summary>
    public static IReadOnlyList<(FallCandidate Candidate, float[] Row)> Of(FallPerson person, FallTrial trial, FallVariant variant = FallVariant.Plain)
    {
        var rows = new FallRows();
        var scanner = new FallScanner(rows);
        int n = trial.End - trial.First, keep = variant == FallVariant.Thin ? KeepOneOf(trial, n) : 1;
        double mx = 0, my = 0, mz = 0, swing = variant switch { FallVariant.Harder => 1.15, FallVariant.Softer => 0.87, _ => 1 };
        for (var i = trial.First; i < trial.End; i += keep)
        {
            double x = person.X[i], y = person.Y[i], z = person.Z[i];
            if (variant is FallVariant.WithoutGravity or FallVariant.Harder or FallVariant.Softer)
            {
                (mx, my, mz) = Direction(person, trial, i, n);
                (x, y, z) = variant == FallVariant.WithoutGravity ? (x - mx, y - my, z - mz) : (mx + (swing * (x - mx)), my + (swing * (y - my)), mz + (swing * (z - mz)));
            }

            scanner.Push(person.At[i], x, y, z);
        }

        scanner.Advance(long.MaxValue / 8);
        return rows.Found;
    }

    public void OnCell(long at, double x, double y, double z)
    {
    }

    public void OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row) => Found.Add((candidate, row.ToArray()));

    private static int KeepOneOf(FallTrial trial, int n) => Math.Max(1, (int)Math.Round(n / Math.Max(1, (trial.To - trial.From) / 1e6) / 22));

    /// <summary>Gravity, from the mean of a second around; nothing where the device has taken it out.</summary>
    private static (double X, double Y, double Z) Direction(FallPerson person, FallTrial trial, int sample, int n)
    {
        var reach = Math.Max(2, (int)(n / Math.Max(1, (trial.To - trial.From) / 1e6) / 2));
        var step = Math.Max(1, reach / 12);
        double x = 0, y = 0, z = 0, count = 0;
        for (var i = Math.Max(trial.First, sample - reach); i < Math.Min(trial.End, sample + reach + 1); i += step)
        {
            (x, y, z, count) = (x + person.X[i], y + person.Y[i], z + person.Z[i], count + 1);
        }

        var length = Math.Sqrt((x * x) + (y * y) + (z * z)) / count;
        return length < Gravity / 2 ? (0, 0, 0) : (x / count / length * Gravity, y / count / length * Gravity, z / count / length * Gravity);
    }
}
