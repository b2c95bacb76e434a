using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Nau7802;

/// <summary>Occupancy and movement from the load, ten values a second. One caller at a time.</summary>
/// <remarks>
/// Occupied once the load has been over the limit for 3 s, free once it has been under six tenths of it for 5 s, so that somebody who turns over or sits on the edge is not told as leaving.
/// While free and nearly unloaded the empty value is followed with a time constant of ten minutes: cells and blankets creep.
/// </remarks>
/// <param name="options">Limits.</param>
/// <param name="empty">Value of the converter while nobody is on it, as far as is known.</param>
/// <param name="clock">The clock of the instants.</param>
/// <param name="output">Who is told.</param>
internal sealed class LoadJudgement(Nau7802Options options, double empty, TimeProvider clock, ISensorOutput output)
{
    private const double Free = 0.6;
    private const double NearlyEmpty = 0.3;
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MovementWindow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromMinutes(5);
    private const double ValuesPerTimeConstant = 10 * 60 * 10;

    private readonly QuantityDefinition occupancy = options.IsBed ? Quantities.BedOccupancy : Quantities.ChairOccupancy;
    private readonly Queue<(long At, double Kilograms)> window = new();
    private double empty = empty;
    private bool? isOccupied;
    private bool candidate;
    private long? candidateSince;
    private bool isMoving;
    private int movements;
    private long countedAt;

    /// <summary>Value while nobody is on it, followed until now.</summary>
    public double Empty => empty;

    /// <summary>Takes one value of the converter.</summary>
    public void See(int counts, long at)
    {
        var kilograms = (counts - empty) / options.CountsPerKilogram;
        Occupancy(kilograms, at);
        if (isOccupied is false && Math.Abs(kilograms) < options.LeastKilograms * NearlyEmpty)
        {
            empty += (counts - empty) / ValuesPerTimeConstant;
        }

        if (options.IsBed)
        {
            Movement(kilograms, at);
        }
    }

    private void Occupancy(double kilograms, long at)
    {
        var limit = options.LeastKilograms * (isOccupied is true ? Free : 1);
        var loaded = kilograms >= limit;
        if (candidateSince is null || loaded != candidate)
        {
            candidate = loaded;
            candidateSince = at;
        }

        if (loaded != isOccupied && clock.GetElapsedTime(candidateSince.Value, at) >= (loaded ? Arriving : Leaving))
        {
            isOccupied = loaded;
            movements = 0;
            countedAt = at;
            window.Clear();
            output.Say(occupancy, ObservedValue.Of(loaded ? 1 : 0), candidateSince.Value);
        }
    }

    private void Movement(double kilograms, long at)
    {
        if (isOccupied is not true)
        {
            return;
        }

        window.Enqueue((at, kilograms));
        while (clock.GetElapsedTime(window.Peek().At, at) > MovementWindow)
        {
            window.Dequeue();
        }

        var shifts = window.Max(value => value.Kilograms) - window.Min(value => value.Kilograms) >= options.MovementKilograms;
        movements += shifts && !isMoving ? 1 : 0;
        isMoving = shifts;
        if (clock.GetElapsedTime(countedAt, at) >= BetweenCounts)
        {
            output.Measure(Quantities.BedMovement, movements, at);
            movements = 0;
            countedAt = at;
        }
    }
}
