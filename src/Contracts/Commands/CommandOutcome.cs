namespace AgeingMonitor.Contracts.Commands;

/// <summary>What became of a command.</summary>
public enum CommandOutcome
{
    /// <summary>It was done, or is being done: a lamp blinks on.</summary>
    Done,

    /// <summary>It came too late, and nothing was done.</summary>
    Expired,

    /// <summary>The kit's version does not know this command.</summary>
    Unknown,

    /// <summary>The command has not the form of <c>docs/mqtt.md</c>.</summary>
    Malformed,

    /// <summary>Too many commands wait already.</summary>
    Busy,

    /// <summary>The kit has no help button with a lamp or buzzer that could show anything.</summary>
    NoLamp,

    /// <summary>Lamp and buzzer are telling the resident something, which comes first: a question, a call, a warning.</summary>
    Occupied,

    /// <summary>The kit is a simulation: there is nothing that could be done.</summary>
    Simulated,

    /// <summary>It was tried and did not succeed; the detail says why.</summary>
    Failed,
}
