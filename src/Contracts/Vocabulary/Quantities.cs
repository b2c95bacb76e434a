using System.Collections.Frozen;

namespace AgeingMonitor.Contracts.Vocabulary;

/// <summary>
/// The catalogue of quantities, one property each. Ingest validates by it, screens label by it, the cohort dictionary is made from it. Adding a quantity is one entry;
/// an entry's code, unit and kind never change, because stored series rest on them. LOINC codes: loinc.org; LOINC is copyright of Regenstrief Institute.
/// </summary>
public static partial class Quantities
{
    /// <summary>Every entry, in the order of the documents.</summary>
    public static IReadOnlyList<QuantityDefinition> All => Index.Entries;

    /// <summary>The entry of a code, compared by ordinal; null when there is none.</summary>
    public static QuantityDefinition? Find(string? code) => code is not null && Index.ByCode.TryGetValue(code, out var quantity) ? quantity : null;

    /// <summary>The entry of a code; null when there is none. Allocates nothing.</summary>
    public static QuantityDefinition? Find(ReadOnlySpan<char> code) => Index.BySpan.TryGetValue(code, out var quantity) ? quantity : null;

    /// <summary>Apart from the entries, because the order of initialisation over the files of a partial class is not defined.</summary>
    private static class Index
    {
        public static readonly QuantityDefinition[] Entries =
        [
            .. FallsAndHelpEntries, .. PresenceEntries, .. AppliancesEntries, .. ActivityEntries, .. VitalSignsEntries,
            .. BodyEntries, .. RoomClimateEntries, .. TechnicalEntries, .. WaveformsEntries,
        ];

        public static readonly FrozenDictionary<string, QuantityDefinition> ByCode = Entries.ToFrozenDictionary(q => q.Code, StringComparer.Ordinal);

        public static readonly FrozenDictionary<string, QuantityDefinition>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByCode.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
