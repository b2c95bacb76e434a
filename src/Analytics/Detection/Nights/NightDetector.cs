using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>
/// The nights of a home with one kit: who is in bed, up, walking about, out of the door; a summary of each. O(1) a sign, on the home's own time and what its clocks show.
/// </summary>
internal sealed class NightDetector
{
    private const long Minute = 60_000_000;

    /// <summary>Who has lain for so long has gone to bed; a shorter time is sitting on it.</summary>
    private const long GoneToBed = 20 * Minute;

    /// <summary>Without a bed sensor: who was seen outside the bedroom so lately is up.</summary>
    private const long LatelySeen = 10 * Minute;

    private const long LongestGap = 120 * Minute;

    private readonly NightOptions options;
    private readonly NightState state;
    private readonly SleepPeriod period;
    private readonly BedBelief bed;
    private readonly FrontDoor door;
    private readonly NightWalk walk;

    public NightDetector(NightOptions options, NightShares shares, NightState state)
    {
        (this.options, this.state) = (options, state);
        Own = new(options, shares, state.Own);
        period = new(state.Period);
        bed = new(state.Bed, period);
        door = new(state.Door);
        walk = new(state.Walk);
        AskOwn();
    }

    // What the person's own nights say, asked once a night.
    private int endMinute;
    private long outLimit;
    private long bedLimit;
    private int walkLimit;
    private int exitLimit;

    public NightState State => state;

    public OwnNights Own { get; }

    /// <summary>Whether a stillness that began at a time is what was told already.</summary>
    public bool HasTold(long start) => start <= state.ToldAfter;

    /// <summary>Takes a sign of movement.</summary>
    public void Observe(SensorId sensor, NightSign sign, bool isShared, List<NightFinding> found)
    {
        sign = sign with { At = Math.Max(sign.At, state.LastAt) };
        state.LastAt = sign.At;
        switch (sign.Kind)
        {
            case NightSignKind.DoorOpened:
                var hasMat = bed.HasMat(sign.At);
                door.Open(sign.At, hasMat ? LastInside : state.Bed.ElsewhereAt, HasGoneToBed(sign.At), IsUp(sign.At, isShared) && IsNight(sign.Minute), hasMat && !period.InBed);
                return;
            case NightSignKind.DoorClosed:
                door.Shut(sign.At);
                return;
            case NightSignKind.BedTaken or NightSignKind.BedLeft or NightSignKind.BedMoved:
                bed.Mat(sensor, sign);
                state.OnChair &= sign.Kind != NightSignKind.BedTaken;
                See(sign, sign.Kind != NightSignKind.BedLeft, found);
                return;
            case NightSignKind.ChairTaken or NightSignKind.ChairLeft:
                (state.OnChair, state.ChairRoom) = (sign.Kind == NightSignKind.ChairTaken, sign.Room);
                break;
            case NightSignKind.Movement when state.ChairRoom is { } chair && sign.Room != chair && !isShared && !door.HasGuest(sign.At):
                state.OnChair = false;
                break;
        }

        Move(sign, isShared, found);
    }

    /// <summary>The kit has spoken: what time alone reveals.</summary>
    /// <param name="at">When, in microseconds.</param>
    /// <param name="local">What the clocks of the home show.</param>
    /// <param name="isShared">Whether several people live there.</param>
    /// <param name="isBlind">Whether a movement sensor is in fault: who is on the floor is told of all the same.</param>
    /// <param name="isStillTold">Whether a stillness from the last sign on was told.</param>
    /// <param name="found">What is found is added.</param>
    public void Hear(long at, DateTime local, bool isShared, bool isBlind, bool isStillTold, List<NightFinding> found)
    {
        state.LastAt = Math.Max(at, state.LastAt);
        var (night, minute) = NightSign.TimeOf(local);
        bed.Hear(at);
        if (door.Hear(at, outLimit, out var leftAt))
        {
            state.ToldAfter = at;
            found.Add(new(NightFindingKind.Out, leftAt, at) { BedLeft = period.Left?.At, LastSeen = state.LastSeen, LastRoom = state.LastRoom, Limit = outLimit, IsOwn = Own.AreKnown, IsEstimate = period.IsEstimate, IsLeftOpen = door.IsLeftOpen });
        }

        if (!isStillTold && IsMissed(at))
        {
            (state.ToldExit, state.ToldAfter) = (period.Left!.Value.At, at);
            found.Add(new(NightFindingKind.NotReturned, period.Left.Value.At, at) { BedLeft = period.Left.Value.At, LastSeen = state.LastSeen, LastRoom = state.LastRoom, Limit = bedLimit, IsOwn = Own.AreKnown, IsBlind = isBlind });
        }

        if (!isShared && walk.IsWandering(at, night, walkLimit, out var walkedFrom))
        {
            found.Add(new(NightFindingKind.Wandering, walkedFrom, at) { BedLeft = period.Left?.At, LastSeen = state.LastSeen, LastRoom = state.LastRoom, Limit = walkLimit, IsOwn = Own.AreKnown, Count = walk.Changes });
        }

        if (period.Hear(at, minute, night, bed.HasMat(at)) is { } over)
        {
            End(over, at, found);
        }
    }

    /// <summary>Somebody has called for help or fallen: help is on the way.</summary>
    public void NoteHelp(long at) => state.HelpAt = Math.Max(at, state.HelpAt ?? at);

    /// <summary>The kit was silent before <paramref name="at"/>: nothing is known of that time. A night of which hours are missing is none.</summary>
    public void OnGap(long at)
    {
        if (at - state.LastAt > LongestGap)
        {
            Forget();
            return;
        }

        period.NoteGap();
        bed.Forget();
        walk.Stop();
        state.ToldExit = period.Left?.At;
        if (!door.IsOut)
        {
            door.Stay();
        }
    }

    /// <summary>The home is not watched: nothing is known.</summary>
    public void Forget()
    {
        period.Forget();
        bed.Forget();
        walk.Stop();
        door.Stay();
        (state.LastSeen, state.LastRoom, state.OnChair) = (null, null, false);
    }

    private bool IsNight(int minute) => minute >= options.BeginsAtHour * 60 - 720 && minute < endMinute;

    /// <summary>The last sign inside, leaving the bed included.</summary>
    private long? LastInside => period.Left is { } left && !(state.LastSeen > left.At) ? left.At : state.LastSeen;

    private bool HasGoneToBed(long at) => period.HasLasted(GoneToBed, period.Left?.At ?? at);

    /// <summary>Whether somebody who was in bed is up now. In a shared home only a bed sensor can tell.</summary>
    private bool IsUp(long at, bool isShared)
    {
        if (!HasGoneToBed(at))
        {
            return false;
        }

        return bed.HasMat(at) ? !period.InBed : !isShared && (!period.InBed || (state.Bed.ElsewhereAt is { } elsewhere && at - elsewhere <= LatelySeen));
    }

    private void Move(in NightSign sign, bool isShared, List<NightFinding> found)
    {
        bed.Move(sign, !isShared && !door.HasGuest(sign.At));
        See(sign, false, found);
        if (sign.Room is not { } room)
        {
            return;
        }

        if (room == RoomKind.Bathroom)
        {
            period.NoteBathroom();
        }

        if (state.LastRoom is { } before && before != room && period.Left is not null)
        {
            period.NoteChange();
            if (!isShared && IsNight(sign.Minute) && !door.HasGuest(sign.At) && !door.IsOut)
            {
                walk.Change(sign.At, before, room);
                period.NoteWalk(walk.Changes);
            }
        }

        (state.LastSeen, state.LastRoom) = (sign.At, room);
    }

    private void See(in NightSign sign, bool isBed, List<NightFinding> found)
    {
        if (door.See(sign.At, isBed, out var since, out var isByDoor))
        {
            period.NoteOutside(since - door.LeftAt);
            if (door.IsOut)
            {
                found.Add(new(NightFindingKind.Back, door.LeftAt, since) { LastSeen = sign.At, LastRoom = sign.Room, Limit = outLimit, IsByDoor = isByDoor });
            }

            door.Stay();
        }
    }

    /// <summary>Whether somebody left a bed with a sensor at night, is not back, and was seen since, but not lately.</summary>
    private bool IsMissed(long at)
    {
        if (period.Left is not { } left || left.At == state.ToldExit || !IsNight(left.Minute) || at - left.At < bedLimit || !bed.HasMat(at) || !HasGoneToBed(at))
        {
            return false;
        }

        if (door.IsWaiting || state.OnChair || (state.HelpAt >= left.At && state.HelpAt <= at) || door.HasGuest(at))
        {
            return false;
        }

        var unseen = state.LastRoom == RoomKind.Living ? options.UnseenSittingLimit : options.UnseenLimit;
        return state.LastSeen >= left.At && at - state.LastSeen >= unseen.TotalMicroseconds;
    }

    private void End(NightSummary night, long at, List<NightFinding> found)
    {
        state.Last = night;
        if (night.Interruptions >= exitLimit && !night.HasGap)
        {
            found.Add(new(NightFindingKind.Restless, night.From, at)
            {
                Limit = exitLimit, IsOwn = Own.AreKnown, Count = night.Interruptions, Night = night,
                UsualCount = Own.AreKnown ? Own.Usual(OwnFigure.Interruptions) : null,
                UsualInBed = Own.AreKnown ? Own.Usual(OwnFigure.InBed) : null,
            });
        }

        Own.Add(night);
        AskOwn();
    }

    private void AskOwn() => (endMinute, outLimit, bedLimit, walkLimit, exitLimit) = (Own.EndMinute, Own.OutLimit, Own.BedLimit, Own.WalkLimit, Own.ExitLimit);
}
