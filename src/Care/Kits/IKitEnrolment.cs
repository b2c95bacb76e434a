using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Kits;

/// <summary>What the enrolment door asks and tells the care database. Safe to share.</summary>
public interface IKitEnrolment
{
    /// <summary>Wrong codes after which a window shuts.</summary>
    const int WrongCodesAllowed = 5;

    /// <summary>Renewed certificates of one kit in a day; beyond, something is wrong with it.</summary>
    const int RenewalsPerDay = 12;

    /// <summary>
    /// Judges a code. The right one is used up by the key that comes with it: that key may come again while the window is open (a kit that lost the answer), no other.
    /// </summary>
    /// <param name="kit">The kit.</param>
    /// <param name="code">As <see cref="Contracts.Enrolment.EnrolmentCode.TryParse"/> gave it.</param>
    /// <param name="keyHash">SHA-256 of the public key in hexadecimal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it is let in; otherwise one of <see cref="Contracts.Enrolment.EnrolmentReasons"/>.</returns>
    Task<string?> RedeemAsync(KitId kit, string code, string keyHash, CancellationToken cancellationToken);

    /// <summary>Keeps a first certificate, before it is handed out. The kit is let in again if it was revoked; every certificate from before this window, and every one for another key, is refused from now on. False when its window was shut or the kit was retired meanwhile.</summary>
    Task<bool> EnrolAsync(KitCertificate certificate, CancellationToken cancellationToken);

    /// <summary>Whether a certificate may be renewed now; null when it may, otherwise one of <see cref="Contracts.Enrolment.EnrolmentReasons"/>.</summary>
    Task<string?> MayRenewAsync(KitId kit, string serial, Instant notAfter, CancellationToken cancellationToken);

    /// <summary>Keeps a next certificate, before it is handed out; the one before stays good until the new one is used. What <see cref="MayRenewAsync"/> judges is judged again, one renewal after the other.</summary>
    /// <param name="certificate">The next one.</param>
    /// <param name="serial">Serial number of the one that was shown.</param>
    /// <param name="notAfter">The end of that one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it is kept; otherwise one of <see cref="Contracts.Enrolment.EnrolmentReasons"/>, and it must not be handed out.</returns>
    Task<string?> RenewAsync(KitCertificate certificate, string serial, Instant notAfter, CancellationToken cancellationToken);

    /// <summary>A certificate was used: those that the kit was given before it are refused from now on. False when it is refused itself or unknown here.</summary>
    Task<bool> ConfirmAsync(KitId kit, string serial, CancellationToken cancellationToken);

    /// <summary>Certificates that must be refused though their time has not ended, for a revocation list; those of revoked and retired kits included.</summary>
    Task<IReadOnlyList<KitCertificate>> ListRefusedAsync(CancellationToken cancellationToken);

    /// <summary>Retired kits for which a broker may still keep messages.</summary>
    Task<IReadOnlyList<KitId>> ListToClearAsync(CancellationToken cancellationToken);

    /// <summary>The broker keeps nothing more for a kit.</summary>
    Task ClearedAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>Says where kits enrol, at the start of a server.</summary>
    Task SayDoorAsync(EnrolmentDoor door, CancellationToken cancellationToken);
}
