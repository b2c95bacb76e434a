using AgeingMonitor.Analytics.Detection.Exits;

namespace AgeingMonitor.Analytics.Training.Exits;

/// <summary>One trial: its samples as features, and when its person left bed or chair.</summary>
/// <param name="Name">As <c>healthy-older-rfid/room1/d1p01M</c>; people are not numbered, so trials are kept apart.</param>
/// <param name="Room">Such as <c>room1</c>.</param>
/// <param name="Samples">When, the features, and the posture: 0 bed, 1 chair, 2 up.</param>
/// <param name="Exits">When and from where, by the labels.</param>
internal sealed record ExitTrial(string Name, string Room, IReadOnlyList<(long At, float[] Row, int Posture)> Samples, IReadOnlyList<Exit> Exits);
