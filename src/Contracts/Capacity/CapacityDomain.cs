namespace AgeingMonitor.Contracts.Capacity;

/// <summary>A domain of intrinsic capacity (WHO, <em>Integrated care for older people (ICOPE): guidance for person-centred assessment and pathways in primary care</em>, 2019), in the order of its screening tool.</summary>
public enum CapacityDomain
{
    /// <summary>Memory and orientation.</summary>
    Cognition = 0,

    /// <summary>Moving about; the tool says <em>mobility</em>.</summary>
    Locomotion = 1,

    /// <summary>Energy and nourishment; the tool says <em>nutrition</em>.</summary>
    Vitality = 2,

    /// <summary>Seeing.</summary>
    Vision = 3,

    /// <summary>Hearing.</summary>
    Hearing = 4,

    /// <summary>Mood.</summary>
    Psychological = 5,
}
