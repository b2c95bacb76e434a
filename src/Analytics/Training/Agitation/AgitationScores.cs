using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>Scores by models that never saw the person: the published one for people it does not know, else one grown without that person alone. One caller at a time.</summary>
internal sealed class AgitationScores(IReadOnlyList<AgitationPerson> people, bool withHistory, TrainedModel? published, int seed)
{
    private readonly HashSet<string> seen = new(published?.Card.TrainedOn ?? people.Select(person => person.Person), StringComparer.Ordinal);
    private readonly Dictionary<string, FlatForest> grown = new(StringComparer.Ordinal);

    /// <summary>The score of a bin of a person.</summary>
    public double Of(string person, AgitationBin bin) => ForestOf(person).Score(AgitationLearning.RowOf(bin, withHistory));

    private FlatForest ForestOf(string person)
    {
        if (!seen.Contains(person))
        {
            return published!.Forest;
        }

        if (!grown.TryGetValue(person, out var forest))
        {
            var others = people.Where(other => other.Person != person && seen.Contains(other.Person));
            grown[person] = forest = AgitationLearning.Train(AgitationLearning.TableOf(others, withHistory), seed);
        }

        return forest;
    }
}
