namespace AgeingMonitor.Falls;

/// <summary>What settles a suspected fall. Chosen, not learned: the recordings end seconds after a fall, so that they cannot tell.</summary>
internal static class FallConfirmation
{
    /// <summary>Cells of the slow mean of the magnitude: 1 s.</summary>
    public const int LevelCells = 50;

    /// <summary>Calm is within so many g of the slow mean. Noise of the wrist sensors at rest is below 0.03 g.</summary>
    public const double CalmG = 0.08;

    /// <summary>A step raises the magnitude by so many g. Slow walking of older people at the wrist swings by 0.1 to 0.3 g.</summary>
    public const double StepG = 0.1;

    /// <summary>Calm for so long confirms, in microseconds: 10 s.</summary>
    public const long Calm = 10_000_000;

    /// <summary>Nothing heard for so long after the suspicion confirms: 35 s, as everywhere in the product.</summary>
    public const long Silence = 35_000_000;

    /// <summary>Steps for so long cancel: 6 s.</summary>
    public const long Walk = 6_000_000;

    /// <summary>Steps are at least so far apart, in microseconds: 3.3 a second.</summary>
    public const long QuickestStep = 300_000;

    /// <summary>And at most: 1 a second.</summary>
    public const long SlowestStep = 1_000_000;
}
