namespace AgeingMonitor.Testing.People;

/// <summary>Where the resident is. In a one-room flat the bedroom is the living room, and where there is no toilet of its own it is the bathroom.</summary>
internal enum Place
{
    Bedroom,
    Bathroom,
    Kitchen,
    Living,
    Hall,
    Toilet,
    Out,
}
