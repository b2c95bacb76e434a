using System.Globalization;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>What is wrong in a scenario file.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Message">What is wrong and what would be right, in a sentence without its full stop.</param>
public sealed record ScenarioProblem(int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Message}");
}
