namespace AgeingMonitor.Care.Installation;

/// <summary>
/// What an installation has proven, sensor by sensor, as it is signed and kept. Opaque ids only; instants are ISO 8601 in UTC, durations seconds. Written once, never changed: the next visit makes its own, which <see cref="CommissioningChanges"/> compares.
/// </summary>
public sealed record CommissioningReport
{
    /// <summary>Of the form of this document.</summary>
    public int Form { get; init; } = 1;

    /// <summary>Of the walk test.</summary>
    public required string Id { get; init; }

    public required string Kit { get; init; }

    public required string Home { get; init; }

    /// <summary>The user who signs.</summary>
    public required string Installer { get; init; }

    public required string StartedAt { get; init; }

    public required string FinishedAt { get; init; }

    /// <summary>What the kit said of itself at the end.</summary>
    public required CommissionedKit Agent { get; init; }

    /// <summary>Every step, in the order of the walk.</summary>
    public required IReadOnlyList<CommissionedStep> Steps { get; init; }

    /// <summary>Every sensor of the kit.</summary>
    public required IReadOnlyList<CommissionedSensor> Sensors { get; init; }

    /// <summary>What is still to be done, in the installer's words.</summary>
    public string? Note { get; init; }

    /// <summary>Whether there are sensors, each of them is proven, and each step was passed.</summary>
    public bool IsWhole => Sensors.Count > 0 && Steps.All(step => step.Result == StepResult.Passed) && Sensors.All(sensor => sensor.IsProven);
}

/// <summary>The kit's own word at the end of the walk; null where it did not say.</summary>
public sealed record CommissionedKit(string? Version, long? Boot, long? Configuration, string Clock, double? ClockUncertainty, long? Waiting);

/// <summary>One step and how it ended.</summary>
/// <param name="Code">Of the step.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Room">Where.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Seconds">From the beginning of the last attempt to its proof; null when not passed.</param>
/// <param name="Reason">Why it was left out; null otherwise.</param>
public sealed record CommissionedStep(string Code, WalkStepKind Kind, string? Room, StepResult Result, int Attempts, double? Seconds, string? Reason);

/// <summary>One sensor and what was seen of it.</summary>
/// <param name="Sensor">Its name within the kit.</param>
/// <param name="Room">Where it stands; null when worn.</param>
/// <param name="RoomKind">What the room is used for; null when worn.</param>
/// <param name="Quantities">What it says that it measures.</param>
/// <param name="IsProven">Whether a step has seen it do its work.</param>
/// <param name="Evidence">The values that prove it.</param>
/// <param name="Battery">In per cent, the latest; null when it tells none.</param>
/// <param name="LinkQuality">As its bridge tells it, 0 to 255, the latest; null when it tells none.</param>
/// <param name="HeardAt">Its latest value; null when it was never heard.</param>
public sealed record CommissionedSensor(
    string Sensor, string? Room, string? RoomKind, IReadOnlyList<string> Quantities, bool IsProven, IReadOnlyList<CommissionedValue> Evidence, double? Battery, double? LinkQuality, string? HeardAt);

/// <summary>A value that proves a sensor.</summary>
/// <param name="Step">In which step it was seen.</param>
/// <param name="Sensor">Whose value it is; null for what the kit or an alert shows.</param>
/// <param name="Quantity">Code of the catalogue.</param>
/// <param name="Value">The number; null for a text.</param>
/// <param name="MeasuredAt">By the kit's clock.</param>
/// <param name="Seconds">After the beginning of the step.</param>
public sealed record CommissionedValue(string Step, string? Sensor, string Quantity, double? Value, string MeasuredAt, double Seconds);
