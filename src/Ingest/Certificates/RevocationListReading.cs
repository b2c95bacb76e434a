using System.Formats.Asn1;
using System.Security.Cryptography;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>Reads which certificates a revocation list names (RFC 5280 section 5.1). Its signature is not looked at: what is read here decides nothing but whether to say that the list changed.</summary>
internal static class RevocationListReading
{
    /// <summary>Serial numbers in hexadecimal, as X.509 tools show them; null when this is no list.</summary>
    public static IReadOnlySet<string>? SerialsOf(string pem)
    {
        try
        {
            var list = new AsnReader(Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]), AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (list.PeekTag() == Asn1Tag.Integer)
            {
                list.ReadInteger(); // version
            }

            list.ReadSequence(); // algorithm
            list.ReadSequence(); // issuer
            do
            {
                list.ReadEncodedValue(); // this update, next update
            }
            while (list.HasData && IsTime(list.PeekTag()));

            var serials = new HashSet<string>(StringComparer.Ordinal);
            var entries = list.HasData && list.PeekTag() == Asn1Tag.Sequence ? list.ReadSequence() : null;
            while (entries is { HasData: true })
            {
                serials.Add(Convert.ToHexString(entries.ReadSequence().ReadIntegerBytes().Span));
            }

            return serials;
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static bool IsTime(Asn1Tag tag) => tag == Asn1Tag.UtcTime || tag == Asn1Tag.GeneralizedTime;
}
