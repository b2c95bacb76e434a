using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Falls.Trees;

/// <summary>What stands beside a model's file (<c>&lt;name&gt;.card.json</c>): what it is, what it was learned from, how good it is and where it must not be used.</summary>
public sealed record ModelCard
{
    /// <summary>Such as <c>falls</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Grows with each training that is published.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the model's file, lower-case hexadecimal; checked when it is loaded.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Day of the training, ISO 8601.</summary>
    public required string Trained { get; init; }

    /// <summary>Seed of the training: the same data and seed give the same file.</summary>
    public required int Seed { get; init; }

    /// <summary>The command that makes it again.</summary>
    public required string Command { get; init; }

    /// <summary>Names of the features, in the order of a row.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Score at or above which the product acts; in the unit that the model's README names.</summary>
    public required double Threshold { get; init; }

    /// <summary>Scores in its place for sensors worn at known sites of the body; null where a card knows none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Thresholds { get; init; }

    /// <summary>Whom it was learned from: data set and pseudonym of each person, as <c>weda-fall/U01</c>. They are never scored with this model when it is measured.</summary>
    public required IReadOnlyList<string> TrainedOn { get; init; }

    /// <summary>How people were kept apart when it was measured.</summary>
    public required string Split { get; init; }

    /// <summary>The measured figures, such as <c>weda-fall sensitivity</c>.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Thresholds by how often they are reached, the rarest first; null where no recording tells of whole days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RatePoint>? Calibration { get; init; }

    /// <summary>How its features lay when it was learned; null where that is not watched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InputReference? Inputs { get; init; }

    /// <summary>What it is for.</summary>
    public required string IntendedUse { get; init; }

    /// <summary>Where it is known to fail.</summary>
    public required string Limits { get; init; }

    /// <summary>Reads a card's file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ModelCard Read(ReadOnlySpan<byte> card)
    {
        try
        {
            return JsonSerializer.Deserialize(card, ModelCardJson.Default.ModelCard) ?? throw new InvalidDataException("The model's card is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The model's card cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The threshold that is reached so often, between two points of <see cref="Calibration"/> by the logarithm of the rate.</summary>
    /// <param name="perDay">Times a person and day.</param>
    /// <exception cref="InvalidOperationException">The card has no table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The table does not reach so far.</exception>
    public double ThresholdFor(double perDay)
    {
        if (Calibration is not { Count: > 1 } points)
        {
            throw new InvalidOperationException($"The card of '{Name}' has no table of thresholds.");
        }

        if (!(perDay >= points[0].PerDay && perDay <= points[^1].PerDay))
        {
            throw new ArgumentOutOfRangeException(nameof(perDay), perDay, $"The table of '{Name}' goes from {points[0].PerDay} to {points[^1].PerDay} a day.");
        }

        var i = 1;
        while (points[i].PerDay < perDay)
        {
            i++;
        }

        RatePoint below = points[i - 1], above = points[i];
        var share = Math.Log(perDay / below.PerDay) / Math.Log(above.PerDay / below.PerDay);
        return below.Threshold + (share * (above.Threshold - below.Threshold));
    }
}
