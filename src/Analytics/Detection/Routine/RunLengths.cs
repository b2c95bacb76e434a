using System.Text.Json.Serialization;
using AgeingMonitor.Analytics.Detection.Packing;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>
/// Online Bayesian change points (Adams and MacKay, arXiv 0710.3742, 2007): the chances of how long the present way has lasted, for values with unknown mean and variance. Run lengths over
/// <see cref="Longest"/> are taken together. A plain value, saved as it is; O(<see cref="Longest"/>) a day.
/// </summary>
internal sealed class RunLengths
{
    public const int Longest = 64;

    /// <summary>One change in sixty days is expected beforehand.</summary>
    private const double Hazard = 1.0 / 60;

    /// <summary>Chance of each run length.</summary>
    [JsonConverter(typeof(PackedDoublesConverter))]
    public double[] Chance { get; set; } = [1];

    /// <summary>Of the values of each run: their count is the run length.</summary>
    [JsonConverter(typeof(PackedDoublesConverter))]
    public double[] Mean { get; set; } = [0];

    /// <summary>Sum of squared distances from the mean, prior included.</summary>
    [JsonConverter(typeof(PackedDoublesConverter))]
    public double[] Squares { get; set; } = [1];

    /// <summary>The chance that the present way began within the last <paramref name="days"/> values.</summary>
    public double ChanceOfAtMost(int days) => Chance.Take(days + 1).Sum();

    /// <summary>The likeliest run length.</summary>
    public int Likeliest => Array.IndexOf(Chance, Chance.Max());

    public void Take(double value)
    {
        var length = Math.Min(Chance.Length + 1, Longest + 1);
        double[] chance = new double[length], mean = new double[length], squares = new double[length];
        mean[0] = 0;
        squares[0] = 1;
        double total = 0;
        for (var run = 0; run < Chance.Length; run++)
        {
            var joint = Chance[run] * Density(value, run);
            chance[0] += joint * Hazard;
            var next = Math.Min(run + 1, Longest);
            chance[next] += joint * (1 - Hazard);
            double count = run + 1, grown = ((count * Mean[run]) + value) / (count + 1);
            mean[next] = grown;
            squares[next] = Squares[run] + (count / (count + 1) * (value - Mean[run]) * (value - Mean[run]));
            total += joint;
        }

        for (var run = 0; run < length; run++)
        {
            chance[run] /= total;
        }

        (Chance, Mean, Squares) = (chance, mean, squares);
    }

    /// <summary>Student's t of the next value, with the prior weight of one value of mean 0 and variance 1.</summary>
    private double Density(double value, int run)
    {
        double freedom = run + 2, count = run + 1;
        var scale = Squares[run] / freedom * (count + 1) / count;
        var t = (value - Mean[run]) * (value - Mean[run]) / scale;
        return Math.Max(1e-12, Math.Exp(LogGamma((freedom + 1) / 2) - LogGamma(freedom / 2)) / Math.Sqrt(freedom * Math.PI * scale) * Math.Pow(1 + (t / freedom), -(freedom + 1) / 2));
    }

    /// <summary>Lanczos' approximation; good to 1e-10 for what is above 0.5.</summary>
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
        double sum = 1.000000000190015, y = x;
        foreach (var term in c)
        {
            sum += term / ++y;
        }

        var t = x + 5.5;
        return ((x + 0.5) * Math.Log(t)) - t + Math.Log(2.5066282746310005 * sum / x);
    }
}
