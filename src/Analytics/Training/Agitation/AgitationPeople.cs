using System.Globalization;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Tihm;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>Reads the people of TIHM: sensors by the product's own path, labels from <c>Labels.csv</c>.</summary>
internal static class AgitationPeople
{
    /// <summary>In the order of their names; or why there are none.</summary>
    public static async Task<(IReadOnlyList<AgitationPerson> People, string? Problem)> ReadAsync(string folder, string scratch, CancellationToken cancellationToken)
    {
        var labelFile = Path.Combine(folder, "Labels.csv");
        if (!File.Exists(labelFile))
        {
            return ([], "there is no Labels.csv");
        }

        var recording = Path.Combine(scratch, "tihm.jsonl.gz");
        var (report, problem) = await new TihmImporter().ImportAsync(folder, recording, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return ([], problem);
        }

        var labels = (await File.ReadAllLinesAsync(labelFile, cancellationToken).ConfigureAwait(false)).Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells.Length == 3 && cells[2].Trim() == "Agitation" && DateTime.TryParse(cells[1], CultureInfo.InvariantCulture, out _))
            .ToLookup(cells => cells[0], cells => DateTime.Parse(cells[1], CultureInfo.InvariantCulture));
        var bins = await AgitationBins.ReadAsync(recording, cancellationToken).ConfigureAwait(false);
        return ([.. report.Homes.OrderBy(home => home.Subject, StringComparer.Ordinal).Where(home => bins.ContainsKey(home.Home)).Select(home => AgitationPerson.Of("tihm/" + home.Subject, bins[home.Home], labels[home.Subject]))], null);
    }
}
