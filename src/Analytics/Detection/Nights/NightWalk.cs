using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>
/// A walk about the home at night: changes from one kind of room to another, none more than three minutes after the one before. The way to the toilet and back has four, by the kitchen eight. Wandering lasts for a quarter of an hour, through
/// three kinds of rooms at least.
/// </summary>
internal sealed class NightWalk(WalkState state)
{
    private const long Minute = 60_000_000;
    private const long Pause = 3 * Minute;
    private const long Least = 15 * Minute;
    private const int LeastRooms = 3;

    public int Changes => state.Changes;

    /// <summary>From one kind of room to another.</summary>
    public void Change(long at, RoomKind from, RoomKind to)
    {
        if (state.From is null || at - state.LastChange > Pause)
        {
            (state.From, state.Changes, state.Rooms) = (at, 0, 1 << (int)from);
        }

        state.Changes++;
        state.LastChange = at;
        state.Rooms |= 1 << (int)to;
    }

    /// <summary>Whether this is wandering, told once a night.</summary>
    public bool IsWandering(long at, int night, int limit, out long from)
    {
        from = state.From ?? 0;
        if (state.From is null || state.ToldNight == night || state.Changes < limit || state.LastChange - from < Least || at - state.LastChange > Pause || int.PopCount(state.Rooms) < LeastRooms)
        {
            return false;
        }

        state.ToldNight = night;
        return true;
    }

    public void Stop() => (state.From, state.Changes, state.Rooms) = (null, 0, 0);
}
