namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>How many vital signs were held back, by reason: nothing is dropped without being counted.</summary>
/// <param name="NotWorn">The device said that it is not worn.</param>
/// <param name="Fault">The device said that it is faulty.</param>
/// <param name="Pair">Systolic at or below diastolic.</param>
/// <param name="Jump">A temperature that changed faster than a body can.</param>
/// <param name="WeakPulse">A saturation on a weak pulse.</param>
/// <param name="Stuck">The same number again and again: held back from what is learned alone.</param>
public readonly record struct ArtefactCounts(int NotWorn, int Fault, int Pair, int Jump, int WeakPulse, int Stuck)
{
    /// <summary>All of them.</summary>
    public int Total => NotWorn + Fault + Pair + Jump + WeakPulse + Stuck;

    /// <summary>One more.</summary>
    internal ArtefactCounts With(Artefact artefact) => artefact switch
    {
        Artefact.NotWorn => this with { NotWorn = NotWorn + 1 },
        Artefact.Fault => this with { Fault = Fault + 1 },
        Artefact.Pair => this with { Pair = Pair + 1 },
        Artefact.Jump => this with { Jump = Jump + 1 },
        Artefact.WeakPulse => this with { WeakPulse = WeakPulse + 1 },
        _ => this with { Stuck = Stuck + 1 },
    };
}
