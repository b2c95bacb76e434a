using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>
/// Whether somebody is in bed: as a bed sensor tells; where none has spoken for a day and a half, or it is contradicted, from movement: in bed since the first sign in the bedroom that nothing elsewhere has followed for a quarter of an
/// hour, up at a sign in the bathroom or at the first of two elsewhere within five minutes, so that a cat gets nobody up.
/// </summary>
internal sealed class BedBelief(BedState state, SleepPeriod period)
{
    private const long Minute = 60_000_000;
    private const long Silent = 36 * 60 * Minute;
    private const long Settled = 15 * Minute;
    private const long Together = 5 * Minute;
    private const long DoubtTime = 20 * Minute;
    private const int DoubtSigns = 10;

    /// <summary>No home has more; whatever names itself a bed sensor besides takes the place of the one that has been silent for the longest.</summary>
    private const int MostMats = 16;

    /// <summary>Whether a bed sensor is to be believed.</summary>
    public bool HasMat(long at) => !state.IsDoubted && HasSpoken(at);

    public void Mat(SensorId sensor, in NightSign sign)
    {
        var mat = Find(sensor);
        if (mat is null)
        {
            if (sign.Kind == NightSignKind.BedMoved)
            {
                return;
            }

            MakeRoom();
            state.Mats.Add(mat = new() { Sensor = sensor.Value });
        }

        if (state.IsDoubted && mat.IsTaken && sign.Kind == NightSignKind.BedLeft && state.DoubtFrom is { } doubted)
        {
            period.Resume(doubted, sign.At, sign.Minute, sign.Night);
        }

        mat.LastWord = sign.At;
        mat.IsTaken = sign.Kind != NightSignKind.BedLeft;
        (state.IsDoubted, state.Doubts, state.BackAt, state.ElsewhereAt) = (false, 0, null, null);
        var isTaken = IsAnyTaken(sign.At);
        if (isTaken && !period.InBed)
        {
            period.Enter(sign.At, sign.Minute, sign.Night, isEstimate: false);
        }
        else if (!isTaken && period.InBed)
        {
            period.Leave(sign.At, sign.Minute);
        }
    }

    /// <summary>Somebody moves in a room.</summary>
    /// <param name="sign">Where and when.</param>
    /// <param name="isAlone">Whether it can only be the one who is said to be in bed.</param>
    public void Move(in NightSign sign, bool isAlone)
    {
        if (HasMat(sign.At))
        {
            if (isAlone)
            {
                Doubt(sign);
            }

            return;
        }

        if (sign.Room == RoomKind.Bedroom)
        {
            if (!period.InBed && state.BackAt is null)
            {
                (state.BackAt, state.BackMinute, state.BackNight) = (sign.At, sign.Minute, sign.Night);
            }

            period.Stay(sign.At, sign.Minute, sign.Night, isEstimate: true);
            return;
        }

        if (sign.Room != RoomKind.Bathroom && !(state.ElsewhereAt is { } before && sign.At - before <= Together))
        {
            (state.ElsewhereAt, state.ElsewhereMinute) = (sign.At, sign.Minute);
            return;
        }

        if (period.InBed)
        {
            var isFirst = state.ElsewhereAt is { } first && sign.At - first <= Together;
            period.Leave(isFirst ? state.ElsewhereAt!.Value : sign.At, isFirst ? state.ElsewhereMinute : sign.Minute);
        }

        (state.BackAt, state.ElsewhereAt, state.ElsewhereMinute) = (null, sign.At, sign.Minute);
    }

    /// <summary>Time has moved on.</summary>
    public void Hear(long at)
    {
        if (!period.InBed && state.BackAt is { } back && at - back >= Settled && !HasMat(at))
        {
            period.Enter(back, state.BackMinute, state.BackNight, isEstimate: true);
            (state.BackAt, state.ElsewhereAt) = (null, null);
        }
    }

    /// <summary>What was seen of other rooms says nothing any more; what the bed sensor said stays said.</summary>
    public void Forget() => (state.BackAt, state.ElsewhereAt, state.Doubts) = (null, null, 0);

    /// <summary>Who walks about for a while is not in bed, whatever the sensor says: it is stuck, or dead. With a sensor that counts movements the next one takes the doubt away.</summary>
    private void Doubt(in NightSign sign)
    {
        if (sign.Room is RoomKind.Bedroom or null || !period.InBed)
        {
            return;
        }

        if (state.Doubts == 0 || sign.At - state.DoubtFrom > DoubtTime)
        {
            (state.DoubtFrom, state.Doubts) = (sign.At, 0);
        }

        if (++state.Doubts >= DoubtSigns)
        {
            state.IsDoubted = true;
            period.Leave(state.DoubtFrom!.Value, sign.Minute);
        }
    }

    private bool HasSpoken(long at)
    {
        foreach (var mat in state.Mats)
        {
            if (at - mat.LastWord <= Silent)
            {
                return true;
            }
        }

        return false;
    }

    private void MakeRoom()
    {
        while (state.Mats.Count >= MostMats)
        {
            var oldest = 0;
            for (var i = 1; i < state.Mats.Count; i++)
            {
                oldest = state.Mats[i].LastWord < state.Mats[oldest].LastWord ? i : oldest;
            }

            state.Mats.RemoveAt(oldest);
        }
    }

    /// <summary>Whether somebody lies on one that has spoken lately: one that was replaced says nothing any more.</summary>
    private bool IsAnyTaken(long at)
    {
        foreach (var mat in state.Mats)
        {
            if (mat.IsTaken && at - mat.LastWord <= Silent)
            {
                return true;
            }
        }

        return false;
    }

    private BedMat? Find(SensorId sensor)
    {
        foreach (var mat in state.Mats)
        {
            if (mat.Sensor == sensor.Value)
            {
                return mat;
            }
        }

        return null;
    }
}
