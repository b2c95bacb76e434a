using System.Text.Json;
using System.Text.Json.Serialization;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>
/// How the features of ordinary days move together: mean and principal axes of days, each written as so many personal spreads from the person's own median. Learned once from many people (by ML.NET's principal component
/// analysis, whose own score is not used), then applied as plain arithmetic.
/// </summary>
/// <param name="Mean">Of each feature.</param>
/// <param name="Axes">Unit vectors, the widest first.</param>
/// <param name="Variances">Of the days along each axis.</param>
/// <param name="AxesLimit">0.97 quantile of T² of ordinary days, people left out.</param>
/// <param name="ResidualLimit">0.97 quantile of the squared distance from the axes.</param>
/// <param name="ScoreLimit">0.97 quantile of the score, for people without thirty days of their own.</param>
internal sealed record RoutineModel(double[] Mean, double[][] Axes, double[] Variances, double AxesLimit, double ResidualLimit, double ScoreLimit)
{
    /// <summary>The file's name, here and in the resources.</summary>
    public const string File = "routine.json";

    /// <summary>The card's name.</summary>
    public const string CardFile = "routine" + TrainedModel.CardEnding;

    private static readonly Lazy<RoutineModel> Published = new(() => Read(Resource(File), Resource(CardFile)));

    /// <summary>What is known of it; null while it is learned.</summary>
    [JsonIgnore]
    public ModelCard? Card { get; init; }

    /// <summary>The model of the product.</summary>
    public static RoutineModel BuiltIn => Published.Value;

    /// <summary>Reads a model and checks it against its card.</summary>
    /// <exception cref="InvalidDataException">They do not belong together, or are no model of these features.</exception>
    public static RoutineModel Read(ReadOnlySpan<byte> model, ReadOnlySpan<byte> card)
    {
        try
        {
            var known = JsonSerializer.Deserialize(card, ModelCardJson.Default.ModelCard) ?? throw new InvalidDataException("The routine model's card is empty.");
            if (known.Sha256 != FlatForestFile.HashOf(model))
            {
                throw new InvalidDataException("The routine model is not the one that its card describes.");
            }

            var read = JsonSerializer.Deserialize(model, RoutineModelJson.Default.RoutineModel);
            return read is not null && read.IsWhole() && known.Features.SequenceEqual(DayFeature.All.Select(feature => feature.Name))
                ? read with { Card = known }
                : throw new InvalidDataException("The routine model is not one of these features.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The routine model cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// The combined index of Yue and Qin (Ind Eng Chem Res 40:4403, 2001): T² and squared residual, each over its limit. <paramref name="shares"/> receives what each feature adds to it; their sum is the score.
    /// </summary>
    public double Score(ReadOnlySpan<double> row, Span<double> shares)
    {
        Span<double> residual = stackalloc double[DayFeature.Count];
        for (var f = 0; f < DayFeature.Count; f++)
        {
            residual[f] = row[f] - Mean[f];
            shares[f] = 0;
        }

        Span<double> centred = stackalloc double[DayFeature.Count];
        residual.CopyTo(centred);
        for (var a = 0; a < Axes.Length; a++)
        {
            var axis = Axes[a];
            double along = 0;
            for (var f = 0; f < DayFeature.Count; f++)
            {
                along += axis[f] * centred[f];
            }

            for (var f = 0; f < DayFeature.Count; f++)
            {
                shares[f] += centred[f] * axis[f] * along / Variances[a] / AxesLimit;
                residual[f] -= axis[f] * along;
            }
        }

        double score = 0;
        for (var f = 0; f < DayFeature.Count; f++)
        {
            shares[f] += residual[f] * residual[f] / ResidualLimit;
            score += shares[f];
        }

        return score;
    }

    private bool IsWhole() => Mean?.Length == DayFeature.Count && Axes is not null && Axes.Length == Variances?.Length && Array.TrueForAll(Axes, axis => axis?.Length == DayFeature.Count)
        && Array.TrueForAll(Variances, variance => variance > 0) && AxesLimit > 0 && ResidualLimit > 0 && ScoreLimit > 0;

    private static byte[] Resource(string file)
    {
        using var stream = typeof(RoutineModel).Assembly.GetManifestResourceStream("models/" + file) ?? throw new InvalidDataException($"No model file '{file}' is built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
