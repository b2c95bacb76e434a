using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>Says how far a step of the walk test has come, from what the kit's sensors said since it began.</summary>
public static class WalkJudge
{
    /// <summary>The kit's clock is known to the server's to about so much: a reading that is older by no more belongs to the step.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(1);

    /// <summary>How long a step waits before it says what to try. Samples come each five minutes at the latest, a movement sensor may have to rest for a minute.</summary>
    public static TimeSpan Patience(WalkStepKind kind) => kind switch
    {
        WalkStepKind.Listen => TimeSpan.FromMinutes(6),
        WalkStepKind.Room => TimeSpan.FromSeconds(90),
        WalkStepKind.Link or WalkStepKind.Power => TimeSpan.FromMinutes(5),
        WalkStepKind.Alarm => TimeSpan.FromMinutes(10),
        WalkStepKind.Try => TimeSpan.FromMinutes(2),
        _ => TimeSpan.FromSeconds(60),
    };

    /// <summary>Judges a step that asks for signals.</summary>
    /// <param name="step">The step.</param>
    /// <param name="startedAt">When the installer began it.</param>
    /// <param name="now">Now.</param>
    /// <param name="readings">What the kit's sensors said lately, in any order; older ones are passed over.</param>
    /// <param name="heard">Sensors of the kit that were ever heard.</param>
    /// <param name="kitHeardAt">The kit's last pack; null when it was never heard.</param>
    /// <param name="placement">Where a sensor stands, to tell a neighbour that spoke instead.</param>
    public static WalkVerdict Judge(
        WalkStep step, Instant startedAt, Instant now, IReadOnlyCollection<WalkReading> readings, IReadOnlySet<SensorId> heard, Instant? kitHeardAt, Func<SensorId, SensorPlacement?> placement)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(heard);
        ArgumentNullException.ThrowIfNull(placement);
        var lately = readings.Where(reading => reading.At >= startedAt - ClockTolerance && reading.At <= startedAt + Patience(step.Kind)).OrderBy(reading => reading.At).ToList();
        var seen = new List<WalkEvidence>();
        var missing = new List<WalkSignal>();
        foreach (var signal in step.Signals)
        {
            var from = signal.IsReturn ? seen.LastOrDefault(evidence => evidence.Signal.Sensor == signal.Sensor)?.Reading.At : startedAt - ClockTolerance;
            if (from is { } since && lately.Find(reading => Proves(reading, signal) && (reading.At > since || (!signal.IsReturn && reading.At == since))) is { } proof)
            {
                seen.Add(new(signal, proof, proof.At > startedAt ? proof.At - startedAt : TimeSpan.Zero));
            }
            else
            {
                missing.Add(signal);
            }
        }

        if (missing.Count == 0)
        {
            return new(WalkState.Passed, seen, missing, WalkAdvice.None, null);
        }

        // Others are passed on the way to a room: what to try is said when a third of the time has gone.
        var waited = now - startedAt;
        var (advice, elsewhere) = waited >= Patience(step.Kind) / 3 ? Advise(step, missing[0], seen, lately, heard, kitHeardAt, now, placement) : (WalkAdvice.None, null);
        return new(waited >= Patience(step.Kind) ? WalkState.Failed : WalkState.Waiting, seen, missing, advice, elsewhere);
    }

    private static (WalkAdvice Advice, SensorId? Elsewhere) Advise(
        WalkStep step, WalkSignal missing, List<WalkEvidence> seen, List<WalkReading> lately, IReadOnlySet<SensorId> heard, Instant? kitHeardAt, Instant now, Func<SensorId, SensorPlacement?> placement)
    {
        if (kitHeardAt is not { } at || now - at > TimeSpan.FromMinutes(2))
        {
            return (WalkAdvice.KitSilent, null);
        }

        if (missing.IsReturn && seen.Exists(evidence => evidence.Signal.Sensor == missing.Sensor))
        {
            return (WalkAdvice.NoReturn, null);
        }

        // The last neighbour to speak is where the installer stands now.
        var neighbour = step.Room is { } room
            ? lately.FindLast(reading => reading.Quantity == missing.Quantity && reading.Value == missing.Value && placement(reading.Sensor) is { Room: { } other } && other != room)
            : null;
        return neighbour is not null ? (WalkAdvice.Swapped, neighbour.Sensor)
            : !heard.Contains(missing.Sensor) ? (WalkAdvice.NeverHeard, null)
            : (WalkAdvice.NotNow, null);
    }

    private static bool Proves(WalkReading reading, WalkSignal signal) =>
        reading.Sensor == signal.Sensor && (signal.Quantity.Length == 0 || reading.Quantity == signal.Quantity) && (signal.Value is null || reading.Value == signal.Value);
}
