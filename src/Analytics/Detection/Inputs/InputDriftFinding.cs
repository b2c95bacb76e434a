namespace AgeingMonitor.Analytics.Detection.Inputs;

/// <summary>A home's inputs of four weeks have gone beyond what a model was used to.</summary>
/// <param name="LastDay">Number of the last local day looked at.</param>
/// <param name="Distance">How far, as <see cref="AgeingMonitor.Falls.Trees.InputReference.DistanceOf"/>, mean over the features.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Farthest">The three features that lie farthest, the farthest first.</param>
internal sealed record InputDriftFinding(int LastDay, double Distance, double Limit, IReadOnlyList<int> Farthest);
