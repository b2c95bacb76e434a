using AgeingMonitor.Testing.Laboratory.Figures;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>What every section writes from.</summary>
internal sealed record ReportContent(LaboratoryResult Result, LaboratoryFigures Figures, ReportAbout About, ReportWords Words);
