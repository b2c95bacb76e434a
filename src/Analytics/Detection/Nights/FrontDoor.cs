namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>
/// Out of the front door at night: somebody who was in bed is up, the door is opened, and for a short time nobody is seen inside. A door that opens while nobody was seen inside for three minutes is somebody who comes in, and the next time
/// it opens within three hours they leave; where a bed sensor says that the bed is empty it may be either, and who is seen inside then tells.
/// </summary>
internal sealed class FrontDoor(DoorState state)
{
    private const long Minute = 60_000_000;

    /// <summary>A sensor may still see who leaves: its hold time is about a minute. When the door is used again, who is seen is inside.</summary>
    private const long Leaving = Minute;

    /// <summary>Openings so near to each other are one use.</summary>
    private const long SameUse = Minute;

    private const long Quiet = 3 * Minute;
    /// <summary>Signs so near to each other, or to the door, belong together.</summary>
    private const long Together = 10 * Minute;

    private const long GuestStays = 180 * Minute;

    /// <summary>A door that rattles for so long with nobody inside does not put the word off.</summary>
    private const long LongestRattle = 15 * Minute;

    /// <summary>Signs that are more than a cat, or an echo.</summary>
    private const int Sure = 2;

    /// <summary>The same without a word of the door.</summary>
    private const int SureWithoutDoor = 4;

    /// <summary>One who does not come back in half a day does not come back that night.</summary>
    private const long GivenUp = 12 * 60 * Minute;

    /// <summary>Whether somebody is held to be out.</summary>
    public bool IsOut => state.IsTold;

    /// <summary>Whether somebody may just have left.</summary>
    public bool IsWaiting => state.LeftAt is not null;

    /// <summary>Whether the door was left open.</summary>
    public bool IsLeftOpen => state is { IsOpen: true, TellsShut: true };

    public bool HasGuest(long at) => state.GuestAt is { } guest && at - guest <= GuestStays;

    /// <summary>The door opens.</summary>
    /// <param name="at">When.</param>
    /// <param name="lastSeen">Last sign inside, the bed included.</param>
    /// <param name="isBedTime">Whether somebody has gone to bed and not risen yet.</param>
    /// <param name="isUpAtNight">Whether they are up, at an hour at which that is looked at.</param>
    /// <param name="isBedEmpty">Whether a bed sensor says so: then it may be they who leave, however long nobody was seen.</param>
    public void Open(long at, long? lastSeen, bool isBedTime, bool isUpAtNight, bool isBedEmpty)
    {
        var isSameUse = state.LastDoor is { } last && at - last < SameUse;
        (state.LastDoor, state.IsOpen) = (at, true);
        if (IsWaiting)
        {
            (state.Signs, state.FirstSign, state.LastSign) = (0, null, null);
        }
        else if (!isSameUse)
        {
            Judge(at, lastSeen, isBedTime, isUpAtNight, isBedEmpty);
        }
    }

    public void Shut(long at)
    {
        (state.IsOpen, state.TellsShut) = (false, true);
        if (IsWaiting && at - state.LastDoor >= SameUse)
        {
            state.LastDoor = at;
        }
    }

    /// <summary>A sign inside; true when it shows that whoever left is inside, or never left.</summary>
    /// <param name="at">When.</param>
    /// <param name="isBed">Whether somebody lies down: that is sure.</param>
    /// <param name="since">Since when they are inside.</param>
    /// <param name="isByDoor">Whether they came by the door; otherwise they may never have left.</param>
    public bool See(long at, bool isBed, out long since, out bool isByDoor)
    {
        (since, isByDoor) = (at, false);
        if (!IsWaiting || (!isBed && at - state.LastDoor <= Leaving && state.LastDoor - state.LeftAt < SameUse))
        {
            return false;
        }

        if (state.Signs == 0 || at - state.FirstSign > Together)
        {
            (state.Signs, state.FirstSign) = (0, at);
        }

        state.Signs++;
        state.LastSign = at;
        isByDoor = state.LastDoor - state.LeftAt >= SameUse && at - state.LastDoor <= Together;
        since = isByDoor ? state.LastDoor!.Value : state.FirstSign!.Value;
        return isBed || state.Signs >= (IsOut && !isByDoor ? SureWithoutDoor : IsOut ? 1 : Sure);
    }

    /// <summary>Time has moved on; true when somebody is out now.</summary>
    /// <param name="at">When.</param>
    /// <param name="limit">How long nobody may be seen inside.</param>
    /// <param name="leftAt">When they left.</param>
    public bool Hear(long at, long limit, out long leftAt)
    {
        leftAt = state.LeftAt ?? 0;
        if (IsOut && at - leftAt > GivenUp)
        {
            Stay();
        }

        var waits = at - Math.Min(state.LastDoor ?? at, leftAt + LongestRattle);
        if (!IsWaiting || IsOut || waits < limit || (state.LastSign is { } sign && at - sign < Quiet))
        {
            return false;
        }

        // Nobody came in either, then.
        (state.IsTold, state.Signs, state.FirstSign, state.LastSign, state.GuestAt) = (true, 0, null, null, null);
        return true;
    }

    /// <summary>When they left who are held to be out.</summary>
    public long LeftAt => state.LeftAt ?? 0;

    /// <summary>Nobody is out, or nothing is known.</summary>
    public void Stay() => (state.LeftAt, state.IsTold, state.Signs, state.FirstSign, state.LastSign) = (null, false, 0, null, null);

    private void Judge(long at, long? lastSeen, bool isBedTime, bool isUpAtNight, bool isBedEmpty)
    {
        if (HasGuest(at))
        {
            state.GuestAt = null;
            return;
        }

        var isUnseen = lastSeen is not { } seen || at - seen > Quiet;
        if (isUnseen)
        {
            state.GuestAt = isBedTime ? at : null;
        }

        if (isUpAtNight && (isBedEmpty || !isUnseen))
        {
            (state.LeftAt, state.Signs, state.FirstSign, state.LastSign) = (at, 0, null, null);
        }
    }
}
