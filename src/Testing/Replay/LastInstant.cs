using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>The last instant that a message speaks of.</summary>
internal static class LastInstant
{
    public static Instant Of(RecordedMessage message, Pack? pack)
    {
        if (pack is null || pack.Clock.State == ClockState.Unset)
        {
            return message.At;
        }

        var last = Instant.Max(message.At, pack.SealedAt);
        return pack.Observations.Count == 0 ? last : Instant.Max(last, pack.Observations.Max(observation => observation.MeasuredAt));
    }
}
