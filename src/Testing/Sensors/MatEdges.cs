namespace AgeingMonitor.Testing.Sensors;

/// <summary>
/// Changes between free and occupied, each answered with a delay of its own. Who is gone, or back, before the mat has answered is not noticed at all: otherwise "in" could come after "out" and stay.
/// One caller at a time.
/// </summary>
internal sealed class MatEdges
{
    private readonly List<(int Moment, bool IsIn)> edges = [];

    /// <summary>The next change, and when the mat would answer it. Changes alternate.</summary>
    public void Add(int moment, bool isIn)
    {
        if (edges.Count > 0 && edges[^1].Moment >= moment)
        {
            edges.RemoveAt(edges.Count - 1);
        }
        else
        {
            edges.Add((moment, isIn));
        }
    }

    public void Say(SensorDay said, Channel channel)
    {
        foreach (var (moment, isIn) in edges)
        {
            said.Add(channel, moment, isIn ? 1 : 0);
        }
    }
}
