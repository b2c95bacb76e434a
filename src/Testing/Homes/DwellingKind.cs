namespace AgeingMonitor.Testing.Homes;

/// <summary>Types of simulated dwellings.</summary>
public enum DwellingKind
{
    /// <summary>One room to live and sleep in, with a kitchen, a bathroom and a small hall.</summary>
    OneRoom = 0,

    /// <summary>Flat with a bedroom; in some the kitchen opens into the living room.</summary>
    Flat = 1,

    /// <summary>House with a hall and longer ways; in most the toilet is a room of its own.</summary>
    House = 2,
}
