using System.Globalization;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// What stands in field <c>pack</c> of an observation: <c>boot/lane/sequence/place</c>. It says which pack wrote the value last, and the place in that pack's message,
/// so that a pack is read back in order.
/// </summary>
internal static class PackReference
{
    public static string Format(PackKey key, int place) => string.Create(CultureInfo.InvariantCulture, $"{key.Boot}/{LaneNames.ToText(key.Lane)}/{key.Sequence}/{place}");

    /// <summary>Reads a reference; false when it names another boot or lane, or is not one.</summary>
    public static bool TryRead(string? text, long boot, Lane lane, out long sequence, out int place)
    {
        sequence = 0;
        place = 0;
        return text?.Split('/') is [var bootText, var laneText, var sequenceText, var placeText]
            && long.TryParse(bootText, NumberStyles.None, CultureInfo.InvariantCulture, out var itsBoot) && itsBoot == boot
            && LaneNames.TryParse(laneText, out var itsLane) && itsLane == lane
            && long.TryParse(sequenceText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out sequence)
            && int.TryParse(placeText, NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }
}
