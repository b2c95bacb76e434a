using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Tests.Texts;

public sealed partial class TextTests
{
    public static TheoryData<string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var entry in new[] { typeof(PageTexts), typeof(CapacityTexts), typeof(KitTexts), typeof(TrendTexts), typeof(IslandTexts) }.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)))
            {
                var text = (LocalizedText)entry.GetValue(null)!;
                data.Add(entry.Name, text.French, text.English);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Text_InBothLanguages_IsWholeAndWellSet(string name, string french, string english)
    {
        Assert.False(string.IsNullOrWhiteSpace(french), name);
        Assert.False(string.IsNullOrWhiteSpace(english), name);
        Assert.Equal(Places(french), Places(english));
        // French puts an unbreakable space before these, and neither language a straight apostrophe.
        Assert.DoesNotMatch("[^\u00A0\u202F][:;?!%]", french);
        Assert.DoesNotContain('\'', french);
        Assert.DoesNotContain('\'', english);
        Assert.DoesNotMatch("[\\s][:;?!]", english);
    }

    [Fact]
    public void IslandTexts_InTypeScript_AreTheSameSet()
    {
        var source = File.ReadAllText(Path.Combine(Root(), "src", "Dashboard", "Islands", "texts.ts"));
        var listed = Member().Matches(source[..source.IndexOf('}', StringComparison.Ordinal)]).Select(m => m.Groups[1].Value);

        Assert.Equal(
            typeof(IslandTexts).GetFields().Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name)).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^  (\w+): string;", RegexOptions.Multiline)]
    private static partial Regex Member();
}
