using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>A command that was read, or what is wrong with it.</summary>
/// <param name="Command">The command, of kind <see cref="CommandKind.Unknown"/> where its word is not known; null when there is a fault.</param>
/// <param name="Request">Its id, where that can be read all the same: it can be answered.</param>
/// <param name="Faults">Sentences that say where, what, and what is allowed; empty when it was read.</param>
public sealed record KitCommandResult(KitCommand? Command, CommandId? Request, IReadOnlyList<string> Faults);
