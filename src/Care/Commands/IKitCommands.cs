using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Commands;

/// <summary>What people ask of kits, and the answers. Rows stay, with who asked. Ingest sends what is open; a kit that is not there in time has not heard it. Safe to share.</summary>
public interface IKitCommands
{
    /// <summary>Most commands of one kit that wait for an answer at once.</summary>
    const int MostOpen = 8;

    /// <summary>Most commands that a list shows.</summary>
    const int LongestList = 8;

    /// <summary>Most answers before those of a list that are read for a report.</summary>
    const int LongestSearch = 12;

    /// <summary>How long the kit has when nothing else is said.</summary>
    static readonly TimeSpan UsualLife = TimeSpan.FromMinutes(1);

    /// <summary>Asks a kit.</summary>
    /// <param name="kit">Which.</param>
    /// <param name="kind">What.</param>
    /// <param name="seconds">How long to blink, 1 to <see cref="CommandRules.MostSeconds"/>; of <see cref="CommandKind.Identify"/> alone, null for the usual time.</param>
    /// <param name="life">How long it may be done from now on: 1 s to <see cref="CommandRules.LongestLife"/> seconds.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">A kit would refuse its form; the message says what is wrong.</exception>
    Task<CommandAsking> AskAsync(KitId kit, CommandKind kind, int? seconds, TimeSpan life, string by, CancellationToken cancellationToken);

    /// <summary>One command of a kit; null when there is none.</summary>
    Task<AskedCommand?> FindAsync(KitId kit, CommandId request, CancellationToken cancellationToken);

    /// <summary>What was asked of a kit, newest first, at most <see cref="LongestList"/>; where none of them brought a report on the kit, the last that did stands behind them, if it is among <see cref="LongestSearch"/> before.</summary>
    Task<IReadOnlyList<AskedCommand>> ListAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>What can still be done and is not answered, of kits that are neither revoked nor retired, oldest first.</summary>
    Task<IReadOnlyList<AskedCommand>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>It was handed to the broker; only the first time counts.</summary>
    Task NoteSentAsync(CommandId request, CancellationToken cancellationToken);

    /// <summary>A kit has answered; only its first answer counts. An answer that comes after the expiry counts too: the kit did it in time.</summary>
    /// <returns>False when this kit was never asked that.</returns>
    Task<bool> AnswerAsync(KitId kit, CommandAnswer answer, Instant receivedAt, CancellationToken cancellationToken);
}
