using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>One attempt at a step of a walk test; its evidence as JSON.</summary>
internal sealed class WalkAttemptRow
{
    public required Guid WalkId { get; set; }
    public required int Number { get; set; }
    public required string Step { get; set; }
    public required Instant StartedAt { get; set; }
    public Instant? EndedAt { get; set; }
    public StepResult Result { get; set; }
    public required string Evidence { get; set; }
    public string? Reason { get; set; }
}
