using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Care.Alerts;

/// <summary>
/// The life of an alert, pure: raised → acknowledged → resolved with an outcome; reopened leads back to raised. A raised alert may be resolved at once. What becomes of its episode is written down and changes none of this.
/// Entries are numbered from 1 without gaps; refused steps take no number.
/// </summary>
internal static class AlertLifeCycle
{
    /// <summary>One step from where the alert stands; null when it is not known yet.</summary>
    /// <exception cref="ArgumentException">The move is none: its kind is unknown, or its outcome is missing or out of place.</exception>
    public static AlertTransition Step(AlertStanding? standing, AlertMove move)
    {
        if ((move.Kind == AlertEntryKinds.Resolved) != (move.Outcome is not null) || (move.Outcome is { } outcome && !Enum.IsDefined(outcome)))
        {
            throw new ArgumentException($"Closing, and only closing, needs an outcome; '{move.Kind}' came with '{move.Outcome}'.", nameof(move));
        }

        return move.Kind switch
        {
            AlertEntryKinds.Raised => standing is null ? Raise() : Refuse(standing, AlertRefusals.AlreadyRaised),
            _ when AlertEntryKinds.IsDevelopment(move.Kind) => standing is null ? Refuse(null, AlertRefusals.Unknown) : Done(standing),
            AlertEntryKinds.Acknowledged or AlertEntryKinds.Resolved or AlertEntryKinds.Reopened => standing is null ? Refuse(null, AlertRefusals.Unknown) : StepKnown(standing, move),
            _ => throw new ArgumentException($"'{move.Kind}' is not a step of an alert.", nameof(move)),
        };
    }

    /// <summary>Where a journal leads; null when it is empty, has a gap, or holds a step that would have been refused.</summary>
    public static AlertStanding? Replay(IEnumerable<AlertEntry> journal)
    {
        AlertStanding? standing = null;
        foreach (var entry in journal)
        {
            if (entry.Number != (standing?.LastNumber ?? 0) + 1)
            {
                return null;
            }

            var transition = Step(standing, new AlertMove(entry.Kind, entry.Actor, entry.At, entry.Outcome, entry.Note));
            if (transition.Refusal is not null)
            {
                return null;
            }

            standing = transition.Standing;
        }

        return standing;
    }

    private static AlertTransition StepKnown(AlertStanding standing, AlertMove move) => (move.Kind, standing.State) switch
    {
        (AlertEntryKinds.Acknowledged, AlertState.Raised) => Done(standing with { State = AlertState.Acknowledged, AcknowledgedBy = move.Actor, AcknowledgedAt = move.At }),
        (AlertEntryKinds.Acknowledged, AlertState.Acknowledged) => Refuse(standing, AlertRefusals.AlreadyAcknowledged),
        (AlertEntryKinds.Resolved, AlertState.Raised or AlertState.Acknowledged) => Done(standing with { State = AlertState.Resolved, Outcome = move.Outcome, ResolvedAt = move.At }),
        (AlertEntryKinds.Reopened, AlertState.Acknowledged or AlertState.Resolved) => Done(Fresh(standing.LastNumber)),
        (AlertEntryKinds.Reopened, _) => Refuse(standing, AlertRefusals.NothingToReopen),
        _ => Refuse(standing, AlertRefusals.AlreadyResolved),
    };

    private static AlertTransition Raise() => Done(Fresh(0));

    private static AlertStanding Fresh(long lastNumber) => new(AlertState.Raised, null, null, null, null, lastNumber);

    private static AlertTransition Done(AlertStanding standing) => new(standing with { LastNumber = standing.LastNumber + 1 }, null);

    private static AlertTransition Refuse(AlertStanding? standing, string refusal) => new(standing, refusal);
}
