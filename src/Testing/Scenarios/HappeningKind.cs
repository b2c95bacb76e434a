namespace AgeingMonitor.Testing.Scenarios;

/// <summary>A kind of happening: its name in scenario files and truth, and what a happening of it may say. Listed in <see cref="HappeningKinds"/>; compared by reference.</summary>
public sealed class HappeningKind
{
    /// <summary>Name in scenario files and in the truth, such as <c>link-loss</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who or what it happens to.</summary>
    public required HappeningScope Scope { get; init; }

    /// <summary>One sentence for the documentation and for reports.</summary>
    public required string Summary { get; init; }

    /// <summary>How long it lasts when nothing is said; zero for a happening of one instant.</summary>
    public TimeSpan UsualLength { get; init; }

    /// <summary>UCUM unit of the amount, or a word such as <c>share</c>; null when the kind has no amount.</summary>
    public string? AmountUnit { get; init; }

    /// <summary>The amount when nothing is said.</summary>
    public double UsualAmount { get; init; }

    /// <summary>Smallest amount.</summary>
    public double LeastAmount { get; init; }

    /// <summary>Largest amount.</summary>
    public double MostAmount { get; init; }

    /// <summary>The ways in which it may happen, the usual one first; empty when there is one way only.</summary>
    public IReadOnlyList<string> Manners { get; init; } = [];

    /// <summary>Whether a happening may name a room.</summary>
    public bool TakesRoom { get; init; }

    /// <summary>Whether a happening must name a sensor.</summary>
    public bool NeedsSensor { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
