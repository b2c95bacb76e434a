namespace AgeingMonitor.Analytics.Detection;

/// <summary>
/// Split conformal limits (Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005): the ceil((n + 1)(1 − share))-th smallest of n own values is passed by the next ordinary one with a chance of at most the share, whatever
/// the distribution.
/// </summary>
internal static class Conformal
{
    /// <summary>The place of the limit among so many values sorted upwards, from 0; null while they are too few to promise the share.</summary>
    public static int? PlaceOf(int count, double share)
    {
        var place = (int)Math.Ceiling((count + 1) * (1 - share));
        return place >= 1 && place <= count ? place - 1 : null;
    }
}
