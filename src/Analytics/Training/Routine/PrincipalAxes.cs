using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace AgeingMonitor.Analytics.Training.Routine;

/// <summary>
/// Mean and principal axes of rows by ML.NET's <c>RandomizedPca</c>. Its own score is not used: it has no scale and is undefined at the mean. The variances along the axes are taken from the rows themselves.
/// </summary>
internal static class PrincipalAxes
{
    /// <summary>Widest axis first; as many as hold <paramref name="share"/> of the variance.</summary>
    public static (double[] Mean, double[][] Axes, double[] Variances) Of(IReadOnlyList<double[]> rows, double share, int seed)
    {
        var width = rows[0].Length;
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var data = context.Data.LoadFromEnumerable(rows.Select(row => new Row { Features = [.. row.Select(value => (float)value)] }), schema);
        var trainer = context.AnomalyDetection.Trainers.RandomizedPca(new RandomizedPcaTrainer.Options { FeatureColumnName = nameof(Row.Features), Rank = width - 1, Oversampling = 20, EnsureZeroMean = true, Seed = seed });
        var model = trainer.Fit(data).Model;
        VBuffer<float>[] vectors = [];
        model.GetEigenVectors(ref vectors, out var rank);
        VBuffer<float> mean = default;
        model.GetMean(ref mean);
        var centre = mean.DenseValues().Select(value => (double)value).ToArray();
        var axes = vectors.Take(rank).Select(vector => Unit(vector.DenseValues())).Select(axis => (Axis: axis, Variance: VarianceAlong(rows, centre, axis))).OrderByDescending(pair => pair.Variance).ToList();
        var total = rows.Sum(row => row.Zip(centre, (value, middle) => (value - middle) * (value - middle)).Sum()) / (rows.Count - 1);
        double held = 0;
        var kept = axes.TakeWhile(axis =>
        {
            var isWanted = held < share * total;
            held += axis.Variance;
            return isWanted && axis.Variance > 0;
        }).ToList();
        return (centre, [.. kept.Select(axis => axis.Axis)], [.. kept.Select(axis => axis.Variance)]);
    }

    private static double[] Unit(IEnumerable<float> vector)
    {
        var values = vector.Select(value => (double)value).ToArray();
        var length = Math.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / length)];
    }

    private static double VarianceAlong(IReadOnlyList<double[]> rows, double[] mean, double[] axis)
    {
        double sum = 0;
        foreach (var row in rows)
        {
            double along = 0;
            for (var f = 0; f < axis.Length; f++)
            {
                along += (row[f] - mean[f]) * axis[f];
            }

            sum += along * along;
        }

        return sum / (rows.Count - 1);
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];
    }
}
