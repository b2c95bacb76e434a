using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Kits;

/// <summary>Kits as those who install and repair them handle them: created, let in for a moment, revoked, retired. What is done is kept with its time and its author. Safe to share.</summary>
public interface IKitRegistry
{
    /// <summary>How long a window is open when nobody says otherwise.</summary>
    static readonly TimeSpan DefaultWindow = TimeSpan.FromMinutes(15);

    /// <summary>Longest window.</summary>
    static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);

    /// <summary>Most characters of a label.</summary>
    const int LongestLabel = 64;

    /// <summary>Most characters of a reason.</summary>
    const int LongestReason = 200;

    /// <summary>Creates a kit. Saying it twice for one id creates it once.</summary>
    /// <param name="kit">A new id.</param>
    /// <param name="team">The team whose installers may handle it while it stands in no home; null: the command line alone.</param>
    /// <param name="label">What people call it, such as the number on its box; never a person's name.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task CreateAsync(KitId kit, CareTeamId? team, string? label, string by, CancellationToken cancellationToken);

    /// <summary>Opens a window with a new code; one that is open is shut by it. Null when nobody knows the kit or it is retired.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window is shorter than a minute or longer than <see cref="LongestWindow"/>.</exception>
    Task<OpenedWindow?> OpenAsync(KitId kit, TimeSpan window, string by, CancellationToken cancellationToken);

    /// <summary>Shuts the window that is open, for its code and for the key that used it. <see cref="KitChange.AlreadySo"/> when none is open.</summary>
    Task<KitChange> CloseAsync(KitId kit, string by, CancellationToken cancellationToken);

    /// <summary>Refuses a kit and all its certificates, and shuts its window, also when the kit is revoked already: within 5 s in every process. A kit that enrols anew is let in again, with its new certificate only.</summary>
    Task<KitChange> RevokeAsync(KitId kit, string reason, string by, CancellationToken cancellationToken);

    /// <summary>Takes a kit out of service for good: revoked, its place in a home ended, what it measured stays.</summary>
    Task<KitChange> RetireAsync(KitId kit, string by, CancellationToken cancellationToken);

    /// <summary>One kit; null when nobody knows it.</summary>
    Task<KitRecord?> FindAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>All kits, those of replays left out, newest first.</summary>
    Task<IReadOnlyList<KitRecord>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Where kits enrol; null when no server has said so yet.</summary>
    Task<EnrolmentDoor?> FindDoorAsync(CancellationToken cancellationToken);
}
