namespace AgeingMonitor.Falls.Scanning;

/// <summary>Whoever is told what a <see cref="FallScanner"/> finds. Called while a sample is being taken; must not throw.</summary>
public interface IFallScanSink
{
    /// <summary>The next cell of the even grid: acceleration in g.</summary>
    /// <param name="at">When it was measured, in microseconds on the clock of the samples.</param>
    /// <param name="x">First axis, g.</param>
    /// <param name="y">Second axis, g.</param>
    /// <param name="z">Third axis, g.</param>
    void OnCell(long at, double x, double y, double z);

    /// <summary>A knock that may be a fall, now that enough is known of what came after it.</summary>
    /// <param name="candidate">Where and how hard.</param>
    /// <param name="row">Its features (<see cref="FallFeatures.Names"/>); valid during the call alone.</param>
    void OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row);
}
