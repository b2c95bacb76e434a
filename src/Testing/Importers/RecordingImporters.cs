using AgeingMonitor.Testing.Importers.Bidmc;
using AgeingMonitor.Testing.Importers.Tihm;

namespace AgeingMonitor.Testing.Importers;

/// <summary>The formats that can be imported.</summary>
public static class RecordingImporters
{
    /// <summary>All of them, in the order of the documents.</summary>
    public static IReadOnlyList<IRecordingImporter> All { get; } = [new TihmImporter(), new BidmcImporter()];

    /// <summary>The importer of a format; null when there is none.</summary>
    public static IRecordingImporter? Find(string format) => All.FirstOrDefault(importer => importer.Format == format);
}
