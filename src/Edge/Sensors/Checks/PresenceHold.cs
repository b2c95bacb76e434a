using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Checks;

/// <summary>Presence from frames that flicker: somebody is there once three frames in a row say so, and gone once none has said so for a while. One caller at a time.</summary>
internal sealed class PresenceHold(QuantityDefinition quantity, TimeSpan hold, TimeProvider clock, ISensorOutput output)
{
    private const int Enough = 3;
    private int inARow;
    private long firstAt;
    private long lastAt;
    private bool? told;

    /// <summary>Whether somebody is there, as it was told.</summary>
    public bool IsThere => told is true;

    /// <summary>Takes a frame.</summary>
    public void See(bool isThere, long at)
    {
        if (isThere)
        {
            firstAt = inARow++ == 0 ? at : firstAt;
            if (told is true || inARow >= Enough)
            {
                lastAt = at;
                Tell(true, told is true ? at : firstAt);
            }

            return;
        }

        inARow = 0;
        if (told is null)
        {
            Tell(false, at);
        }
        else if (told is true && clock.GetElapsedTime(lastAt, at) >= hold)
        {
            Tell(false, at);
        }
    }

    private void Tell(bool isThere, long at)
    {
        if (told != isThere)
        {
            told = isThere;
            output.Say(quantity, ObservedValue.Of(isThere ? 1 : 0), at);
        }
    }
}
