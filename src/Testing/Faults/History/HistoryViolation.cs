namespace AgeingMonitor.Testing.Faults.History;

/// <summary>Something that must not be.</summary>
/// <param name="Rule">What is broken, such as "acknowledged means stored".</param>
/// <param name="Detail">By what: kit, pack, value, for a person.</param>
public sealed record HistoryViolation(string Rule, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}: {Detail}";
}
