using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>
/// What the QR of a kit's label holds: all that <c>ageing-edge enrol</c> needs.
/// Text form: <c>ageing-kit:1?s=https://host:8882&amp;k=k-…&amp;c=XXXX-XXXX&amp;p=&lt;64 hexadecimal digits&gt;</c>. It holds a secret for as long as the window is open; its own text form is not shown by <see cref="object.ToString"/>.
/// </summary>
/// <param name="Server">Where the kit enrols: <c>https</c>, host and port, no path.</param>
/// <param name="Kit">The kit.</param>
/// <param name="Code">The one-time code.</param>
/// <param name="Pin">The root certificate's pin.</param>
public sealed record EnrolmentLabel(Uri Server, KitId Kit, string Code, RootPin Pin)
{
    private const string Scheme = "ageing-kit:1?";
    private const int LongestText = 512;

    /// <summary>The text of the QR.</summary>
    public string Text => $"{Scheme}s={Server.GetLeftPart(UriPartial.Authority)}&k={Kit.Value}&c={Code}&p={Pin.Value["sha256:".Length..]}";

    /// <summary>Reads the text of a QR; false when it is not a label, or says anything twice.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EnrolmentLabel? label)
    {
        label = null;
        if (text is null || text.Length > LongestText || !text.Trim().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Trim()[Scheme.Length..].Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                return false;
            }
        }

        if (TryParseServer(parts.GetValueOrDefault("s"), out var server)
            && KitId.TryParse(parts.GetValueOrDefault("k"), out var kit)
            && EnrolmentCode.TryParse(parts.GetValueOrDefault("c"), out var code)
            && RootPin.TryParse(parts.GetValueOrDefault("p"), out var pin))
        {
            label = new EnrolmentLabel(server, kit, code, pin);
        }

        return label is not null;
    }

    /// <summary>Reads the server's address: <c>https://host:port</c> and nothing after it.</summary>
    public static bool TryParseServer([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? server)
    {
        server = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.PathAndQuery == "/"
            && address.UserInfo.Length == 0 && address.Fragment.Length == 0 && address.Host.Length > 0
            ? address
            : null;
        return server is not null;
    }

    /// <summary>Never shows the code.</summary>
    public override string ToString() => $"label of {Kit}";
}
