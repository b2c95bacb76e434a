using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AgeingMonitor.Evaluation.Tests.Pulse;

/// <summary>A folder laid out as BIDMC, of made-up people with a pulse of 72 and a breathing of 15 a minute.</summary>
internal sealed class PulseFolder : IDisposable
{
    private const int Seconds = 480;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("ageing-test-");
    private readonly string folder;

    public PulseFolder(params string[] records)
    {
        folder = data.CreateSubdirectory("bidmc").FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "subjects.csv"), "record,age,mimic2_id\n" + string.Concat(records.Select((record, i) => $"{record},70,{i}\n")));
        foreach (var record in records)
        {
            File.WriteAllText(In(record + "_Numerics.csv"), "Time [s], HR, PULSE, RESP, SpO2\n" + string.Concat(Enumerable.Range(0, Seconds).Select(second => $"{second},72,72,15,97\n")));
            File.WriteAllText(In(record + "_Breaths.csv"), "breaths ann1 [signal sample no],breaths ann2 [signal sample no]\n" + string.Concat(Enumerable.Range(0, Seconds / 4).Select(breath => $"{125 + (500 * breath)},{125 + (500 * breath)}\n")));
            WriteSignals(record, Seconds, _ => false);
        }
    }

    public string Path => data.FullName;

    /// <summary>A wave of so many seconds; NaN where there is no number.</summary>
    public void WriteSignals(string record, int seconds, Func<int, bool> isMissing)
    {
        var text = new StringBuilder("sample,RESP,PLETH\n");
        for (var i = 0; i < seconds * 125; i++)
        {
            var t = i / 125.0;
            var breath = Math.Sin(Math.Tau * t / 4);
            var wave = 1 + (0.3 * (((1 + (0.2 * breath)) * Math.Sin(Math.Tau * 1.2 * t)) + (0.3 * breath)));
            var cell = isMissing((int)t) ? "NaN" : wave.ToString("0.00000", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{i},{(isMissing((int)t) ? "0.5" : cell)},{cell}\n");
        }

        using var gzip = new GZipStream(File.Create(Signals(record)), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void Damage(string record, string how)
    {
        switch (how)
        {
            case "not a gzip":
                File.WriteAllText(Signals(record), "sample,RESP,PLETH\n0,1,1\n");
                break;
            case "empty":
                File.WriteAllBytes(Signals(record), []);
                break;
            case "cut gzip":
                File.WriteAllBytes(Signals(record), File.ReadAllBytes(Signals(record))[..5000]);
                break;
            case "missing":
                File.Delete(Signals(record));
                break;
            default:
                using (var gzip = new GZipStream(File.Create(Signals(record)), CompressionLevel.Fastest))
                {
                    gzip.Write("a,b,c\n0,1,1\n"u8);
                }

                break;
        }
    }

    public void Dispose() => data.Delete(recursive: true);

    private string Signals(string record) => In(record + "_Signals.csv.gz");

    private string In(string name) => System.IO.Path.Combine(folder, name);
}
