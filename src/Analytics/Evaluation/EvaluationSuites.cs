namespace AgeingMonitor.Analytics.Evaluation;

/// <summary>The suites, in the order of the help.</summary>
public static class EvaluationSuites
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IEvaluationSuite> All { get; } = [new Pulse.PulseSuite(), new Nab.NabSuite()];
}
