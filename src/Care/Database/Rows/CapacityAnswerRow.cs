using AgeingMonitor.Care.Capacity;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>One answer of a version of an assessment. Never changed, which a trigger sees to.</summary>
internal sealed class CapacityAnswerRow
{
    public required Guid AssessmentId { get; set; }
    public required int Version { get; set; }
    public required string Item { get; set; }
    public required StepOneOutcome Outcome { get; set; }
    public NotDoneReason? Reason { get; set; }
    public int? ChairRisesTenths { get; set; }
    public HearingTest? Hearing { get; set; }
}
