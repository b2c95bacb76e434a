using AgeingMonitor.Care.Installation;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Pdf;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>A commissioning report on A4 pages. What is signed is the JSON; this says the same for people.</summary>
internal static class ReportPdf
{
    private static readonly double[] Sensors = [0.22, 0.2, 0.38, 0.1, 0.1];
    private static readonly double[] Steps = [0.44, 0.18, 0.1, 0.28];

    /// <param name="visit">The kit in its home.</param>
    /// <param name="kept">The report, whose signature holds.</param>
    /// <param name="report">What it says.</param>
    /// <param name="words">In whose language.</param>
    public static byte[] Of(KitVisit visit, KeptReport kept, CommissioningReport report, Words words)
    {
        var flow = new PdfFlow();
        flow.Heading(words[WalkTexts.ReportTitle], isTitle: true);
        flow.Paragraph($"{visit.Label}, {report.Kit}, {words.Exact(kept.Walk.StartedAt, Zones.Find(visit.Plan.TimeZone))}");
        flow.Paragraph(ReportLines.Verdict(report, words));
        if (report.Note is { } note)
        {
            flow.Paragraph(note);
        }

        flow.Heading(words[WalkTexts.Sensors]);
        flow.Row(Sensors, isHead: true, words[WalkTexts.Sensor], words[WalkTexts.Place], words[WalkTexts.Proof], words[WalkTexts.Battery], words[WalkTexts.Radio]);
        foreach (var sensor in report.Sensors)
        {
            var proof = sensor.Evidence.Select(value => WalkLines.Evidence(value, words));
            flow.Row(Sensors, isHead: false, sensor.Sensor, ReportLines.Place(sensor, words), string.Join('\n', sensor.IsProven ? proof : proof.Prepend(words[WalkTexts.NotProven])), ReportLines.Battery(sensor, words), ReportLines.Radio(sensor, words));
        }

        flow.Heading(words[WalkTexts.Steps]);
        flow.Row(Steps, isHead: true, words[WalkTexts.Step], words[WalkTexts.Result], words[WalkTexts.Attempts], words[PageTexts.Note]);
        foreach (var step in report.Steps)
        {
            flow.Row(Steps, isHead: false, WalkLines.Instruction(step, report.Sensors, words), ReportLines.Result(step, words), words.Number(step.Attempts, 0), ReportLines.Reason(step, words));
        }

        if (kept.Before is { } before)
        {
            flow.Heading(words[WalkTexts.Changes]);
            foreach (var line in ReportLines.Changes(CommissioningChanges.Between(before, report), words))
            {
                flow.Paragraph(line);
            }
        }

        flow.Paragraph(words.Fill(WalkTexts.ReportSigned, kept.KeyId));
        flow.Paragraph(words.Fill(PageTexts.Times, visit.Plan.TimeZone));
        return flow.ToBytes(words.Code, words[WalkTexts.ReportTitle], $"{report.Kit}  {report.Id}");
    }
}
