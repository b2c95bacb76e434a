using System.Reflection;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Storage.Embedded;
using AgeingMonitor.Storage.Influx;
using AgeingMonitor.Storage.Ledger;

namespace AgeingMonitor.Storage.Tests;

/// <summary>docs/storage.md says what the code does.</summary>
public sealed class StorageDocumentTests
{
    private static readonly Lazy<string> Document = new(Read);

    [Fact]
    public void Document_Tables_AreTheSchemas()
    {
        var tables = Document.Value.Split("```sql")[1].Split("```")[0];

        Assert.Equal(Schema.Sql.Trim(), tables.Trim());
        Assert.Contains($"application_id` 0x{Schema.ApplicationId:X}", Document.Value, StringComparison.Ordinal);
        Assert.Contains($"user_version` {Schema.Version}.", Document.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_Measurements_AreTheInfluxNames()
    {
        foreach (var measurement in new[] { InfluxNames.Ledger, InfluxNames.Seals, InfluxNames.WideSeals })
        {
            Assert.Contains($"| `{measurement}` |", Document.Value, StringComparison.Ordinal);
        }

        var kit = Contracts.Ids.KitId.Derive("document");
        var pack = TestPacks.Obs(kit, 1, TestPacks.Start) with
        {
            EventsBefore = 1,
            After = new BootEnd(1, 1, 1),
            Shed = [new ShedRange(1, Lane.Obs, new SequenceRange(1, 1))],
            Repeats = 1,
        };
        var head = LedgerText.Head(pack, PackSpan.Of(pack), TestPacks.Start) + " " + LedgerText.Entry(pack, PackSpan.Of(pack), TestPacks.Start);
        var parts = head.Split(' ').Select(p => p.Split('=')[0]).Distinct().ToList();
        Assert.Equal(13, parts.Count);
        Assert.All(parts, part => Assert.Contains($"`{part}`", Document.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void ReadHead_OfAFirstBuild_KnowsWhatThePackRepeats()
    {
        var pack = TestPacks.Obs(Contracts.Ids.KitId.Derive("first"), 1, TestPacks.Start) with { Repeats = 4 };
        var head = LedgerText.Head(pack, PackSpan.Of(pack), TestPacks.Start).Replace("repeats=", "dates=", StringComparison.Ordinal);

        Assert.Equal(4, LedgerText.ReadHead(pack.Key, head).Repeats);
    }

    [Fact]
    public void Document_Settings_AreTheOptions()
    {
        var settings = typeof(StorageOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != nameof(StorageOptions.Influx)).Select(p => $"`Storage:{p.Name}`");
        var influx = typeof(InfluxOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $":{p.Name}`");

        Assert.All(settings.Concat(influx), setting => Assert.Contains(setting, Document.Value.Split("## Settings")[1], StringComparison.Ordinal));
    }

    [Fact]
    public void Document_Figures_AreTheMeters()
    {
        using var metrics = new StorageMetrics("test");
        var names = new List<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter == metrics.Meter)
                {
                    names.Add(instrument.Name);
                }
            },
        };
        listener.Start();

        Assert.Equal(6, names.Count);
        Assert.All(names, name => Assert.Contains(name["ageing.storage".Length..] + "`", Document.Value, StringComparison.Ordinal));
    }

    private static string Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
            {
                return File.ReadAllText(Path.Combine(folder.FullName, "docs", "storage.md")).ReplaceLineEndings("\n");
            }
        }

        throw new InvalidOperationException("docs/storage.md is not above the tests.");
    }
}
