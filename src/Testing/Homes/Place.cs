namespace AgeingMonitor.Testing.Homes;

/// <summary>Where the resident is.</summary>
internal enum Place
{
    Bedroom,
    Bathroom,
    Kitchen,
    Living,
    Hall,
    Out,
}
