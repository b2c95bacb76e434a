using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Care.Capacity;

/// <summary>
/// The items of ICOPE Step 1 in the order in which they are asked (WHO handbook, 2019). No LOINC codes: those of the two questions on mood (PHQ-2) have a four-step answer list, and Step 1 asks yes or no.
/// </summary>
public static class StepOneItems
{
    /// <summary>Says the full date.</summary>
    public static readonly StepOneItem Date = new("orientation-date", CapacityDomain.Cognition);

    /// <summary>Says where they are.</summary>
    public static readonly StepOneItem Place = new("orientation-place", CapacityDomain.Cognition);

    /// <summary>Says three words again that were given before the questions on date and place.</summary>
    public static readonly StepOneItem Words = new("three-words", CapacityDomain.Cognition);

    /// <summary>Rises from a chair five times within <see cref="StepOne.LongestChairRises"/>, arms folded.</summary>
    public static readonly StepOneItem ChairRises = new("chair-rises", CapacityDomain.Locomotion);

    /// <summary>Has lost more than 3 kg in three months without wanting to.</summary>
    public static readonly StepOneItem WeightLoss = new("weight-loss", CapacityDomain.Vitality);

    /// <summary>Has lost appetite.</summary>
    public static readonly StepOneItem Appetite = new("appetite-loss", CapacityDomain.Vitality);

    /// <summary>Has trouble seeing far or reading, an eye disease, or is treated for what harms the eyes (diabetes, high blood pressure).</summary>
    public static readonly StepOneItem Eyes = new("eye-problems", CapacityDomain.Vision);

    /// <summary>Hears by one of the <see cref="HearingTest"/>s.</summary>
    public static readonly StepOneItem Hears = new("hearing-test", CapacityDomain.Hearing);

    /// <summary>Has felt down, depressed or hopeless in the last two weeks.</summary>
    public static readonly StepOneItem Down = new("feeling-down", CapacityDomain.Psychological);

    /// <summary>Has had little interest or pleasure in doing things in the last two weeks.</summary>
    public static readonly StepOneItem Interest = new("little-interest", CapacityDomain.Psychological);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StepOneItem> All { get; } = [Date, Place, Words, ChairRises, WeightLoss, Appetite, Eyes, Hears, Down, Interest];

    /// <summary>The item of a code; null when there is none.</summary>
    public static StepOneItem? Find(string? code) => All.FirstOrDefault(item => item.Code == code);
}
