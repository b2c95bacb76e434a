using AgeingMonitor.Analytics.Detection.Agitation;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>One person's bins that are kept: with activity, and followed by activity or a label.</summary>
/// <param name="Person">As <c>tihm/16f4b</c>.</param>
/// <param name="Bins">In order of time.</param>
internal sealed record AgitationPerson(string Person, IReadOnlyList<AgitationBin> Bins)
{
    /// <summary>Puts rows and labels together.</summary>
    /// <param name="person">As <c>tihm/16f4b</c>.</param>
    /// <param name="rows">In order of time.</param>
    /// <param name="labels">Local times of the labels.</param>
    public static AgitationPerson Of(string person, IReadOnlyList<AgitationRow> rows, IEnumerable<DateTime> labels)
    {
        var active = rows.Select(row => row.Bin).ToHashSet();
        var labelled = labels.Select(AgitationRows.BinOf).Order().ToList();
        var set = labelled.ToHashSet();
        var bins = new List<AgitationBin>();
        var seen = 0;
        foreach (var row in rows)
        {
            seen++;
            if (active.Contains(row.Bin + 1) || set.Contains(row.Bin + 1))
            {
                bins.Add(new(row, HistoryOf(row.Bin, labelled, seen), set.Contains(row.Bin + 1)));
            }
        }

        return new(person, bins);
    }

    /// <summary>What is known at the end of a bin of the labels up to it.</summary>
    private static float[] HistoryOf(int bin, List<int> labelled, int seen)
    {
        var known = labelled.TakeWhile(label => label <= bin).ToList();
        return
        [
            known.Contains(bin) ? 1 : 0,
            known.Count == 0 ? 400 : Math.Min(400, bin - known[^1]),
            known.Count(label => label > bin - 12),
            known.Count(label => label > bin - 56),
            known.Count,
            known.Count / (float)seen,
            known.Count(label => label % 4 == (bin + 1) % 4),
        ];
    }
}
