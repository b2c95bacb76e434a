namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>The features of six hours, at their end.</summary>
/// <param name="Bin">Four times the local day, and the quarter of the day.</param>
/// <param name="Values">In the order of <see cref="AgitationRows.Names"/>.</param>
internal readonly record struct AgitationRow(int Bin, float[] Values)
{
    /// <summary>The local time at which the six hours began.</summary>
    public DateTime From => new DateTime(Bin / 4 * TimeSpan.TicksPerDay).AddHours(Bin % 4 * 6);
}
