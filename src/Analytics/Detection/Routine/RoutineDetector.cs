using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>
/// Days that are unlike the person's own, and lasting changes of the way of life. O(1) a sign of movement; once a day some sums over the person's last eight weeks. Its state is a value.
/// </summary>
internal sealed class RoutineDetector(RoutineOptions options, RoutineModel model, RoutineLimits limits, RoutineState state)
{
    /// <summary>The features in which a lasting change is looked for: what care teams ask about.</summary>
    public static readonly int[] WatchedForChange = [DayFeature.Movements, DayFeature.NightBathroom, DayFeature.Transitions, DayFeature.MinutesOut, DayFeature.FirstMinute, DayFeature.Amplitude];

    private const int MostReasons = 3;
    private const double LargestStandard = 8;
    private readonly DayRowBuilder days = new(state.Day);

    public RoutineState State => state;

    /// <summary>The kit was heard; true with the day that has ended, if one has.</summary>
    public bool Hear(DateTime local, out RoutineDay? day)
    {
        day = days.Hear(local, out var row) ? Judge(row!) : null;
        return day is not null;
    }

    /// <summary>Says that the day that runs is unlike others for a reason that is known: an absence, a sensor in fault.</summary>
    public void NoteUnknown() => days.State.IsUnknown = true;

    /// <summary>Somebody moved; true with the day that has ended, if one has.</summary>
    public bool Observe(RoomKind? room, bool isDoor, DateTime local, out RoutineDay? day)
    {
        day = days.Add(room, isDoor, local, out var row) ? Judge(row!) : null;
        return day is not null;
    }

    /// <summary>Takes a day, in order.</summary>
    public RoutineDay Judge(DayRow row)
    {
        if (row.Coverage < options.LeastCoverage)
        {
            return new(row, RoutineVerdict.NotCovered, 0, 0, []);
        }

        if (row.IsUnknown || row.MinutesOut > options.MostHoursOut * 60)
        {
            return new(row, RoutineVerdict.Away, 0, 0, []);
        }

        if (state.Own.Rows.Count < options.LearnsDays)
        {
            state.Own.AddRow(row.Values);
            return new(row, RoutineVerdict.Learning, 0, 0, []);
        }

        return Compare(row);
    }

    /// <summary>The row in personal spreads from the personal median.</summary>
    internal static void Standardise(PersonalDays own, float[] values, Span<double> standard)
    {
        for (var f = 0; f < DayFeature.Count; f++)
        {
            var (median, spread) = own.Of(f);
            standard[f] = Math.Clamp((values[f] - median) / spread, -LargestStandard, LargestStandard);
        }
    }

    private RoutineDay Compare(DayRow row)
    {
        Span<double> standard = stackalloc double[DayFeature.Count], shares = stackalloc double[DayFeature.Count];
        Standardise(state.Own, row.Values, standard);
        var score = model.Score(standard, shares);
        var limit = state.Own.ConformalLimit(limits.UnlikeShare) ?? model.ScoreLimit;
        var reasons = new List<RoutineReason>(MostReasons);
        AddChanges(row, standard, reasons);
        var isUnlike = score > limit;
        var hasVisitors = isUnlike && standard[DayFeature.Together] > 3 && standard[DayFeature.Movements] > 0;
        if (isUnlike && !hasVisitors)
        {
            AddStrongest(row, shares, reasons);
        }

        Remember(row, score, isUnlike);
        var verdict = hasVisitors ? RoutineVerdict.Visitors : isUnlike ? RoutineVerdict.Unusual : RoutineVerdict.Ordinary;
        return new(row, verdict, score, limit, reasons) { Standard = standard.ToArray() };
    }

    /// <summary>An unlike day does not become a measure of what is usual, unless the days stay so. Its score counts all the same: the chance of being listed is set over all days.</summary>
    private void Remember(DayRow row, double score, bool isUnlike)
    {
        state.Own.FlaggedInARow = isUnlike ? state.Own.FlaggedInARow + 1 : 0;
        state.Own.AddScore(score);
        if (!isUnlike || state.Own.FlaggedInARow >= options.Adapts)
        {
            state.Own.AddRow(row.Values);
        }
    }

    private void AddStrongest(DayRow row, ReadOnlySpan<double> shares, List<RoutineReason> reasons)
    {
        var left = shares.ToArray();
        while (reasons.Count < MostReasons)
        {
            var strongest = Array.IndexOf(left, left.Max());
            if (left[strongest] <= 0)
            {
                return;
            }

            left[strongest] = 0;
            if (!reasons.Exists(reason => reason.Feature == strongest))
            {
                reasons.Add(Reason(row, strongest, null));
            }
        }
    }

    private void AddChanges(DayRow row, ReadOnlySpan<double> standard, List<RoutineReason> reasons)
    {
        for (var i = 0; i < WatchedForChange.Length && reasons.Count < MostReasons; i++)
        {
            var feature = WatchedForChange[i];
            if (state.Changes[i].Take(standard[feature], row.Day.DayNumber, limits.Change, out var since, out _))
            {
                reasons.Add(Reason(row, feature, DateOnly.FromDayNumber(since)));
            }
        }

        state.Runs.Take(Math.Clamp(standard[DayFeature.Movements], -4, 4));
        var isFresh = state.Runs.Likeliest is >= 3 and <= 10 && state.Runs.ChanceOfAtMost(10) > 0.9 && state.Own.Rows.Count > options.LearnsDays + 10;
        if (isFresh && !state.ChangeTold && reasons.Count < MostReasons && !reasons.Exists(reason => reason.Feature == DayFeature.Movements))
        {
            reasons.Add(Reason(row, DayFeature.Movements, row.Day.AddDays(1 - state.Runs.Likeliest)));
        }

        state.ChangeTold = isFresh || (state.ChangeTold && state.Runs.ChanceOfAtMost(10) > 0.5);
    }

    private RoutineReason Reason(DayRow row, int feature, DateOnly? since)
    {
        var (low, high) = state.Own.Usual(feature);
        return new(feature, row.Values[feature], low, high, since);
    }
}
