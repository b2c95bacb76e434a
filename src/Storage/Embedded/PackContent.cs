namespace AgeingMonitor.Storage.Embedded;

/// <summary>
/// What a pack held, in the order of the message: for each observation its series and the step in time from the one before, as variable-length integers
/// (3 to 5 bytes). With it a pack is read back by key, without an index on the largest table.
/// </summary>
internal static class PackContent
{
    public const int MaxIntegerBytes = 10;

    /// <summary>Where the observations lie. A series and time that the message named twice is given once, at its last place: the later value stands.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static List<(long Series, long Time)> Decode(ReadOnlySpan<byte> content)
    {
        var places = new List<(long Series, long Time)>();
        var time = 0L;
        while (!content.IsEmpty)
        {
            var series = (long)Take(ref content);
            time = unchecked(time + UnZigZag(Take(ref content)));
            places.Add((series, time));
        }

        var seen = new HashSet<(long, long)>(places.Count);
        for (var i = places.Count - 1; i >= 0; i--)
        {
            if (!seen.Add(places[i]))
            {
                places.RemoveAt(i);
            }
        }

        return places;
    }

    public static ulong ZigZag(long value) => (ulong)(value << 1) ^ (ulong)(value >> 63);

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private static ulong Take(ref ReadOnlySpan<byte> content)
    {
        var value = 0UL;
        for (var shift = 0; !content.IsEmpty && shift < 7 * MaxIntegerBytes; shift += 7)
        {
            var next = content[0];
            content = content[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A pack's content in the ledger is cut or not of this form.");
    }
}
