using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>All that a person's sensor said, as it was decoded, pack by pack.</summary>
/// <param name="Set">Data set.</param>
/// <param name="Name">As <c>weda-fall/U01</c>.</param>
/// <param name="IsOlder">60 or older.</param>
/// <param name="At">Time of each sample, in microseconds.</param>
/// <param name="X">m/s2.</param>
/// <param name="Y">m/s2.</param>
/// <param name="Z">m/s2.</param>
/// <param name="Packs">When each pack was sealed, and how many samples there were by then.</param>
/// <param name="Trials">The trials, in order.</param>
public sealed record FallPerson(string Set, string Name, bool IsOlder, long[] At, float[] X, float[] Y, float[] Z, IReadOnlyList<(long SealedAt, int Samples)> Packs, IReadOnlyList<FallTrial> Trials)
{
    /// <summary>The kit that said it.</summary>
    public KitId Kit { get; init; }

    /// <summary>Name of the worn sensor, which tells its site.</summary>
    public string Sensor { get; init; } = string.Empty;

    /// <summary>Magnitude of a sample, in g.</summary>
    public double SizeOf(int sample) => Math.Sqrt((X[sample] * X[sample]) + (Y[sample] * Y[sample]) + (Z[sample] * Z[sample])) / 9.80665;
}
