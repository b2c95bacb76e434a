namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Collects problems up to a limit. One caller at a time.</summary>
internal sealed class ProblemList(int most)
{
    private readonly List<ScenarioProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public bool IsFull => problems.Count > most;

    public void Add(YamlNode at, string message) => Add(at.Line, at.Column, message);

    public void Add(int line, int column, string message)
    {
        if (problems.Count < most)
        {
            problems.Add(new ScenarioProblem(line, column, message));
        }
        else if (problems.Count == most)
        {
            problems.Add(new ScenarioProblem(line, column, "and there is more; mend these first"));
        }
    }

    public IReadOnlyList<ScenarioProblem> InOrder() => [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
