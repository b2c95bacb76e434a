using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Commands;

/// <summary>A command that somebody asked of a kit, and what became of it.</summary>
/// <param name="Kit">Which kit.</param>
/// <param name="Command">What was asked; its time to live is from the asking.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AskedBy">By whom.</param>
/// <param name="SentAt">When it was first handed to the broker; null while it was not.</param>
/// <param name="AnsweredAt">When the kit's answer came; null while there is none.</param>
/// <param name="Answer">The kit's answer; null while there is none.</param>
public sealed record AskedCommand(KitId Kit, KitCommand Command, Instant AskedAt, string AskedBy, Instant? SentAt, Instant? AnsweredAt, CommandAnswer? Answer)
{
    /// <summary>Whether the kit says that it told how it is, and did not: nothing was done.</summary>
    public bool LacksReport => Command.Kind == CommandKind.Diagnostics && Answer is { Outcome: CommandOutcome.Done, Diagnostics: null };

    /// <summary>How far it is.</summary>
    public CommandState StateAt(Instant now) => Answer is { Outcome: CommandOutcome.Done } && !LacksReport ? CommandState.Answered
        : Answer is { Outcome: CommandOutcome.Expired } || (Answer is null && now >= Command.Expires) ? CommandState.Expired
        : Answer is not null ? CommandState.Refused
        : SentAt is null ? CommandState.Asked
        : CommandState.Sent;
}

/// <summary>How far a command is.</summary>
public enum CommandState
{
    /// <summary>It waits for the server's broker.</summary>
    Asked,

    /// <summary>It is on its way to the kit, which has not answered.</summary>
    Sent,

    /// <summary>The kit did it, and said so.</summary>
    Answered,

    /// <summary>No answer came in time, or it reached the kit too late.</summary>
    Expired,

    /// <summary>The kit answered that it does not or cannot do it.</summary>
    Refused,
}
