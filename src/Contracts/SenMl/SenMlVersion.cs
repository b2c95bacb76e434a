namespace AgeingMonitor.Contracts.SenMl;

/// <summary>SenML version numbers. From 10 on they are sums of feature bits (RFC 9100): of those, secondary units alone are known here.</summary>
public static class SenMlVersion
{
    /// <summary>RFC 8428; what a pack without a version has.</summary>
    public const int Default = 10;

    /// <summary>RFC 9100 feature 4: the pack uses secondary units of RFC 8798; 10 + 2^4.</summary>
    public const int SecondaryUnits = 26;

    /// <summary>Whether packs of this version are understood: those up to 10, and 26.</summary>
    public static bool IsKnown(long version) => version is > 0 and <= Default or SecondaryUnits;
}
