using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Components;

/// <summary>JSON as pages carry it: camel case, letters as they are, and <c>&lt; &gt; &amp;</c> escaped.</summary>
internal static class IslandJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly FrozenDictionary<Language, string> TextBlocks =
        Enum.GetValues<Language>().ToFrozenDictionary(language => language, language => Serialize(TextsIn(language)));

    public static string Serialize(object value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The islands' texts in one language.</summary>
    public static string Texts(Language language) => TextBlocks[language];

    private static Dictionary<string, string> TextsIn(Language language) => typeof(IslandTexts).GetFields()
        .ToDictionary(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name), f => Words.In((LocalizedText)f.GetValue(null)!, language), StringComparer.Ordinal);
}
