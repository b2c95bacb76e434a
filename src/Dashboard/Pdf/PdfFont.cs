namespace AgeingMonitor.Dashboard.Pdf;

/// <summary>Fonts that every reader of PDF has (ISO 32000-1 section 9.6.2.2).</summary>
internal enum PdfFont
{
    /// <summary>Helvetica.</summary>
    Plain,

    /// <summary>Helvetica-Bold.</summary>
    Bold,

    /// <summary>Courier-Bold: each character is 0.6 of its size wide.</summary>
    Code,
}
