using AgeingMonitor.Contracts.Enrolment;

namespace AgeingMonitor.Dashboard.KitLabels;

/// <summary>A kit's label to print or to hold before a camera. It holds a code that lets one kit in for as long as its window is open.</summary>
/// <param name="label">What the QR says.</param>
/// <param name="name">What people call the kit; null when nothing.</param>
public sealed class KitLabel(EnrolmentLabel label, string? name)
{
    private readonly QrModules qr = new(label.Text);

    /// <summary>As a picture: QR, code, the kit's id in capitals.</summary>
    public byte[] ToPng() => LabelPng.Of(qr, label.Code, label.Kit.Value);

    /// <summary>As a PDF of one page, 62 × 100 mm.</summary>
    public byte[] ToPdf() => LabelPdf.Of(qr, label.Code, [label.Kit.Value, .. string.IsNullOrEmpty(name) ? Array.Empty<string>() : [name], label.Server.GetLeftPart(UriPartial.Authority)]);

    /// <summary>Never shows the code.</summary>
    public override string ToString() => label.ToString();
}
