namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>
/// Time in bed: from lying down to rising for good. Who is out for more than an hour has risen, at dead of night for more than three; of several in a night the longest is the night. It may begin from 18 to 10 h, so that a nap is none, and
/// is over at 18 h whoever still lies there.
/// </summary>
internal sealed class SleepPeriod(PeriodState state)
{
    private const long Minute = 60_000_000;

    /// <summary>Shorter than that, who lies there has only turned over.</summary>
    private const long ShortestOut = Minute / 2;

    /// <summary>Less is no night.</summary>
    private const long Shortest = 120 * Minute;

    // Local minutes since noon.
    private const int EarliestBed = 6 * 60;
    private const int LatestBed = 22 * 60;
    private const int DeadOfNight = 10 * 60;
    private const int EarlyMorning = 17 * 60;

    public bool InBed => state.InBed;

    /// <summary>Whether it is read from movement alone.</summary>
    public bool IsEstimate => state.IsEstimate;

    /// <summary>Whether a time in bed is running that has lasted for so long.</summary>
    public bool HasLasted(long length, long at) => state.From is { } from && at - from >= length;

    /// <summary>When the bed was left, and the local minute of that; null while somebody is in it, and outside of a time in bed.</summary>
    public (long At, int Minute)? Left => state.OutSince is { } left ? (left, state.OutMinute) : null;

    /// <summary>Somebody has lain down.</summary>
    public void Enter(long at, int minute, int night, bool isEstimate)
    {
        state.InBed = true;
        if (state.From is not null && state.OutSince is { } left)
        {
            var length = at - left;
            if (length > LongestFrom(state.OutMinute))
            {
                Close(left, state.OutMinute);
            }
            else if (length >= ShortestOut)
            {
                Count(length);
            }
        }

        state.OutSince = null;
        if (state.From is null && minute is >= EarliestBed and < LatestBed)
        {
            (state.From, state.Night, state.IsEstimate) = (at, night, isEstimate);
        }
    }

    /// <summary>Nobody is in bed any more.</summary>
    public void Leave(long at, int minute)
    {
        state.InBed = false;
        if (state.From is { } from)
        {
            (state.OutSince, state.OutMinute, state.InBathroom, state.OutChanges) = (Math.Max(at, from), minute, false, 0);
        }
    }

    /// <summary>Whoever was held to be up lay there all the time: a bed sensor that was not believed says only now that it was left.</summary>
    public void Resume(long since, long at, int minute, int night)
    {
        (state.InBed, state.OutSince) = (true, null);
        if (state.From is null && minute is >= EarliestBed and < LatestBed)
        {
            (state.From, state.Night, state.IsEstimate) = (Math.Max(since, at - ((minute - EarliestBed) * Minute)), night, false);
        }
    }

    public void NoteBathroom() => state.InBathroom = true;

    public void NoteChange() => state.OutChanges++;

    public void NoteWalk(int changes) => state.LongestWalk = Math.Max(state.LongestWalk, changes);

    public void NoteOutside(long length) => state.LongestOutside = Math.Max(state.LongestOutside, length);

    public void NoteGap() => state.HasGap = true;

    /// <summary>Time has moved on; the night that is over, when there is one.</summary>
    public NightSummary? Hear(long at, int minute, int night, bool hasMat)
    {
        var over = TakeOver(at, minute, night);
        if (hasMat)
        {
            Stay(at, minute, night, isEstimate: false);
        }

        return over;
    }

    /// <summary>Who lies there already when the night begins is in bed from then on.</summary>
    public void Stay(long at, int minute, int night, bool isEstimate)
    {
        if (state.InBed && state.From is null && minute is >= EarliestBed and < LatestBed)
        {
            (state.From, state.Night, state.IsEstimate) = (at, night, isEstimate);
        }
    }

    /// <summary>Nothing is known any more, such as after an absence.</summary>
    public void Forget()
    {
        Begin();
        (state.InBed, state.Best) = (false, null);
    }

    private static long LongestFrom(int minute) => (minute is >= DeadOfNight and < EarlyMorning ? 180 : 60) * Minute;

    private NightSummary? TakeOver(long at, int minute, int night)
    {
        if (state.From is not null)
        {
            if (state.OutSince is { } left && at - left > LongestFrom(state.OutMinute))
            {
                Close(left, state.OutMinute);
            }
            else if (night > state.Night && minute >= EarliestBed)
            {
                Close(state.OutSince ?? at, state.OutSince is null ? minute : state.OutMinute);
            }
        }

        if (state.Best is not { } best || state.From is not null || night <= best.Night)
        {
            return null;
        }

        state.Best = null;
        return best;
    }

    private void Count(long length)
    {
        state.Interruptions++;
        state.ToiletVisits += state.InBathroom ? 1 : 0;
        state.Changes += state.OutChanges;
        state.Out += length;
        state.LongestOut = Math.Max(state.LongestOut, length);
    }

    private void Close(long to, int minute)
    {
        // Who has lain for longer than it is since noon has lain past that noon.
        var rising = minute < (to - state.From) / Minute ? minute + NightSign.MinutesOfDay : minute;
        if (to - state.From >= Shortest && !(state.Best is { } best && best.Night == state.Night && best.To - best.From >= to - state.From))
        {
            state.Best = new()
            {
                Night = state.Night, From = state.From!.Value, To = to, Rising = rising, Interruptions = state.Interruptions, ToiletVisits = state.ToiletVisits, Out = state.Out,
                LongestOut = state.LongestOut, LongestOutside = state.LongestOutside, Changes = state.Changes, LongestWalk = state.LongestWalk, IsEstimate = state.IsEstimate, HasGap = state.HasGap,
            };
        }

        Begin();
    }

    private void Begin()
    {
        (state.From, state.OutSince, state.InBathroom) = (null, null, false);
        (state.Interruptions, state.ToiletVisits, state.Changes, state.LongestWalk) = (0, 0, 0, 0);
        (state.Out, state.LongestOut, state.LongestOutside) = (0, 0, 0);
        (state.IsEstimate, state.HasGap) = (false, false);
    }
}
