using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Detection.ThermalFalls;

/// <summary>Pictures of 4 × 4 pixels out of blocks of <c>thermal-frames</c>; arrays of 8 × 8 are looked at in squares of four.</summary>
internal static class ThermalGrid
{
    /// <summary>Rows and columns.</summary>
    public const int Side = 4;

    /// <summary>Pixels of a picture, row by row from the upper left.</summary>
    public const int Pixels = Side * Side;

    /// <summary>What arrays of this kind can tell, in degrees Celsius: Panasonic AMG8833 datasheet (0 to 80 °C), Omron D6T (5 to 50 °C of the object); a room below zero is one with a broken sensor.</summary>
    public const double Coldest = -10, Hottest = 90;

    /// <summary>Whether a block has so many channels that its pictures can be looked at.</summary>
    public static bool Knows(int channels) => channels is Pixels or (4 * Pixels);

    /// <summary>Reads a picture; false when a pixel is no temperature that such an array can tell.</summary>
    public static bool TryRead(in WaveformView block, int frame, Span<float> picture)
    {
        picture[..Pixels].Clear();
        var fine = block.Channels == Pixels ? 1 : 2;
        var side = Side * fine;
        for (var channel = 0; channel < block.Channels; channel++)
        {
            var value = block[frame, channel];
            if (!(value >= Coldest && value <= Hottest))
            {
                return false;
            }

            picture[(channel / side / fine * Side) + (channel % side / fine)] += (float)(value / (fine * fine));
        }

        return true;
    }
}
