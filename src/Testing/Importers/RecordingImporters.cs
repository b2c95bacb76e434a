using AgeingMonitor.Testing.Importers.Bidmc;
using AgeingMonitor.Testing.Importers.Csv;
using AgeingMonitor.Testing.Importers.HealthyOlderRfid;
using AgeingMonitor.Testing.Importers.Hifd;
using AgeingMonitor.Testing.Importers.Nab;
using AgeingMonitor.Testing.Importers.OrdonezAdl;
using AgeingMonitor.Testing.Importers.PhysioNet2012;
using AgeingMonitor.Testing.Importers.SisFall;
using AgeingMonitor.Testing.Importers.ThermalD6t;
using AgeingMonitor.Testing.Importers.Tihm;
using AgeingMonitor.Testing.Importers.UmaFall;
using AgeingMonitor.Testing.Importers.WedaFall;

namespace AgeingMonitor.Testing.Importers;

/// <summary>The formats that can be imported.</summary>
public static class RecordingImporters
{
    /// <summary>All of them, in the order of the documents.</summary>
    public static IReadOnlyList<IRecordingImporter> All { get; } =
    [
        new TihmImporter(), new BidmcImporter(), new WedaFallImporter(), new SisFallImporter(), new UmaFallImporter(), new HifdImporter(), new ThermalD6tImporter(), new HealthyOlderRfidImporter(),
        new OrdonezAdlImporter(), new PhysioNet2012Importer(), new NabImporter(), new CsvImporter(),
    ];

    /// <summary>The importer of a format; null when there is none.</summary>
    public static IRecordingImporter? Find(string format) => All.FirstOrDefault(importer => importer.Format == format);
}
