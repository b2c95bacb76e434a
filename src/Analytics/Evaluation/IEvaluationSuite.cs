namespace AgeingMonitor.Analytics.Evaluation;

/// <summary>Measures one part of the product on recordings of known truth.</summary>
public interface IEvaluationSuite
{
    /// <summary>Name on the command line, such as <c>falls</c>.</summary>
    string Name { get; }

    /// <summary>What is measured, on which folders, and by which protocol: the help page of the suite, lines of at most 100 characters.</summary>
    string Help { get; }

    /// <summary>Runs it. A data set that is not there is told by <see cref="EvaluationRun.Skip"/>; a recording that the product refuses or that makes it fail counts as missed or false.</summary>
    Task RunAsync(EvaluationRun run, CancellationToken cancellationToken);
}
