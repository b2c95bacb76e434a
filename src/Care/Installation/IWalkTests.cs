using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Installation;

/// <summary>Walk tests: begun by an installer, proven step by step, ended with a signed report that is never changed. Safe to share.</summary>
public interface IWalkTests
{
    /// <summary>How long a walk may be under way: what was proven longer ago proves nothing today.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Begins a walk through a home with its kit, or gives back the one that is under way there. One that was begun longer ago than <see cref="Longest"/> ends without a report.</summary>
    /// <exception cref="InvalidOperationException">Nobody knows the kit.</exception>
    Task<WalkTest> BeginAsync(KitId kit, HomeId home, string installer, CancellationToken cancellationToken);

    /// <summary>Begins a step; one that is under way in this walk ends as <see cref="StepResult.Failed"/>. Null when the walk is unknown or ended.</summary>
    Task<WalkTest?> BeginStepAsync(Guid walk, string step, CancellationToken cancellationToken);

    /// <summary>Ends the step that is under way. Null when the walk is unknown or ended, or another attempt is under way by now.</summary>
    Task<WalkTest?> EndStepAsync(Guid walk, int attempt, StepResult result, IReadOnlyList<CommissionedValue> evidence, string? reason, CancellationToken cancellationToken);

    /// <summary>Ends the walk, with its signed report or (null) without one: given up. False when it is unknown or ended already.</summary>
    Task<bool> FinishAsync(Guid walk, string? report, CancellationToken cancellationToken);

    /// <summary>A walk; null when there is none.</summary>
    Task<WalkTest?> FindAsync(Guid walk, CancellationToken cancellationToken);

    /// <summary>The walks of a kit, newest first.</summary>
    Task<IReadOnlyList<WalkTest>> ListAsync(KitId kit, CancellationToken cancellationToken);
}
