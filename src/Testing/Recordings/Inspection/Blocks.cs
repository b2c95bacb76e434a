namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Eight heights of a character cell.</summary>
internal static class Blocks
{
    private const string Heights = " ▁▂▃▄▅▆▇█";

    /// <summary>The block for a value of at most <paramref name="full"/>: blank for nothing, the lowest at least for anything, the full one for everything above.</summary>
    public static char Of(double value, double full) => value <= 0 ? Heights[0] : Heights[(int)Math.Clamp(Math.Ceiling(value / full * (Heights.Length - 1)), 1, Heights.Length - 1)];
}
