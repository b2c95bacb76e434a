using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>
/// The lines of a journal, ASCII, words separated by one space:
/// <c>B boot lastObs lastEvt sealedAt</c> where a kit stood; <c>P boot lane sequence sealedAt contentType base64</c> a pack frozen; <c>F boot lane sequence</c> a pack done with;
/// <c>S boot lane from to</c> packs shed; <c>T</c> all that was shed has been told.
/// </summary>
internal static class KitJournalLine
{
    public const string ShedIsTold = "T\n";
    private const string NoContentType = "-";

    public static string Of(OutgoingPack pack) => string.Create(
        CultureInfo.InvariantCulture,
        $"P {Number(pack.Number)} {pack.SealedAt.Microseconds} {pack.ContentType ?? NoContentType} {Convert.ToBase64String(pack.Payload.Span)}\n");

    public static string Forgotten(PackNumber number) => $"F {Number(number)}\n";

    public static string Of(ShedRange shed) =>
        string.Create(CultureInfo.InvariantCulture, $"S {shed.Boot} {(int)shed.Lane} {shed.Range.First} {shed.Range.Last}\n");

    public static string Of(KitJournalState state)
    {
        var text = new StringBuilder();
        if (state.LastBoot is { } last)
        {
            text.Append(CultureInfo.InvariantCulture, $"B {last.Boot} {last.LastObs} {last.LastEvt} {(state.LastSealedAt ?? Instant.MinValue).Microseconds}\n");
        }

        foreach (var shed in state.Shed)
        {
            text.Append(Of(shed));
        }

        foreach (var pack in state.Pending)
        {
            text.Append(Of(pack));
        }

        return text.ToString();
    }

    /// <summary>The content type of a line's word.</summary>
    public static string? ContentType(string word) => word == NoContentType ? null : word;

    private static string Number(PackNumber number) => string.Create(CultureInfo.InvariantCulture, $"{number.Boot} {(int)number.Lane} {number.Sequence}");
}
