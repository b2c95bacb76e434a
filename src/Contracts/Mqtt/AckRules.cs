namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>The names inside an acknowledgement, and what it must keep, written or read.</summary>
internal static class AckRules
{
    public static ReadOnlySpan<byte> Boot => "boot"u8;

    public static ReadOnlySpan<byte> Lane => "lane"u8;

    public static ReadOnlySpan<byte> Ranges => "ranges"u8;

    public static bool IsValid(Ack ack)
    {
        if (ack.Boot is < 1 or > WireLimits.MaxInteger || !Enum.IsDefined(ack.Lane) || ack.Ranges.Count is < 1 or > WireLimits.MaxAckRanges)
        {
            return false;
        }

        var last = 0L;
        foreach (var range in ack.Ranges)
        {
            if (range.First <= last || range.Last < range.First || range.Last > WireLimits.MaxInteger)
            {
                return false;
            }

            last = range.Last;
        }

        return true;
    }
}
