namespace AgeingMonitor.Contracts.Cbor;

/// <content>Passing over what is not known.</content>
internal ref partial struct CborSpanReader
{
    /// <summary>Passes one item of any kind, nested no deeper than <paramref name="depth"/> levels.</summary>
    public bool TrySkip(int depth)
    {
        if (depth < 0 || !TryReadHead(out var major, out var info, out var argument))
        {
            return false;
        }

        switch (major)
        {
            case CborMajor.Bytes or CborMajor.Text when info == Indefinite:
                return TrySkipChunks(major);
            case CborMajor.Bytes or CborMajor.Text:
                return TryAdvance(argument);
            case CborMajor.Array or CborMajor.Map:
                return TrySkipItems(depth - 1, info == Indefinite, major == CborMajor.Map ? 2UL : 1UL, argument);
            case CborMajor.Tag:
                return TrySkip(depth - 1);
            default:
                return info != Indefinite;
        }
    }

    private bool TrySkipItems(int depth, bool indefinite, ulong itemsPerEntry, ulong entries)
    {
        if (!indefinite && entries > (ulong)(data.Length - Position))
        {
            return false;
        }

        for (ulong entry = 0; indefinite || entry < entries; entry++)
        {
            if (indefinite && TryReadBreak())
            {
                return true;
            }

            for (ulong item = 0; item < itemsPerEntry; item++)
            {
                if (!TrySkip(depth))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool TrySkipChunks(CborMajor major)
    {
        while (!TryReadBreak())
        {
            if (!TryReadString(major, out _))
            {
                return false;
            }
        }

        return true;
    }
}
