using AgeingMonitor.Analytics.Detection.Agitation;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>Six hours of a person with activity, and whether the next six have a label.</summary>
/// <param name="Row">What the sensors say.</param>
/// <param name="History">What earlier labels say, those of this bin among them.</param>
/// <param name="IsFollowed">Whether there is a label in the next bin.</param>
internal sealed record AgitationBin(AgitationRow Row, float[] History, bool IsFollowed);
