using System.Security.Cryptography;
using System.Text;

namespace AgeingMonitor.Analytics.Training;

/// <summary>Puts people into folds, each whole in one. Derived from names and a seed: the same on every machine, whatever the order.</summary>
public static class PersonFolds
{
    /// <summary>The fold of each person, from 0 to <paramref name="folds"/> − 1; sizes differ by one at most.</summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<string> people, int folds, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        return people.Distinct(StringComparer.Ordinal)
            .OrderBy(person => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{person}")))), StringComparer.Ordinal)
            .Select((person, i) => (person, fold: i % folds))
            .ToDictionary(pair => pair.person, pair => pair.fold, StringComparer.Ordinal);
    }
}
