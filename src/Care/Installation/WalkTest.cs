using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>A walk through a home with its kit.</summary>
/// <param name="Id">The walk.</param>
/// <param name="Kit">The kit.</param>
/// <param name="Home">The home.</param>
/// <param name="Installer">The user who began it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="FinishedAt">When it was ended with a report; null while it is under way.</param>
/// <param name="Report">The signed report (<see cref="SignedReport"/>); null while it is under way.</param>
/// <param name="Attempts">Every attempt at a step, oldest first.</param>
public sealed record WalkTest(Guid Id, KitId Kit, HomeId Home, string Installer, Instant StartedAt, Instant? FinishedAt, string? Report, IReadOnlyList<WalkAttempt> Attempts)
{
    /// <summary>The attempt that is under way; null when none is.</summary>
    public WalkAttempt? UnderWay => FinishedAt is null && Attempts is [.., { EndedAt: null } last] ? last : null;

    /// <summary>How a step stands: a later attempt replaces an earlier one.</summary>
    public WalkAttempt? LatestOf(string step) => Attempts.LastOrDefault(attempt => attempt.Step == step);
}

/// <summary>One attempt at a step.</summary>
/// <param name="Number">Within the walk, from 1.</param>
/// <param name="Step">Code of the step.</param>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="EndedAt">When it ended; null while it is under way.</param>
/// <param name="Result">How.</param>
/// <param name="Evidence">What proves it.</param>
/// <param name="Reason">Why it was left out.</param>
public sealed record WalkAttempt(int Number, string Step, Instant StartedAt, Instant? EndedAt, StepResult Result, IReadOnlyList<CommissionedValue> Evidence, string? Reason);
