using System.Globalization;
using System.Reflection;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

/// <summary>The page <c>docs/mqtt.md</c>: its blocks, and the tables that are made from the code.</summary>
internal static class MqttDocument
{
    public static string Path { get; } = Find();

    /// <summary>The fenced blocks: what stands behind the fence, and the text.</summary>
    public static IEnumerable<(string Kind, string Text)> Blocks()
    {
        var lines = File.ReadAllLines(Path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", i + 1);
                yield return (lines[i][3..], string.Join('\n', lines[(i + 1)..end]));
                i = end;
            }
        }
    }

    /// <summary>The table below a heading, line by line.</summary>
    public static IEnumerable<string> TableBelow(string heading) => File.ReadLines(Path)
        .SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !l.StartsWith('#')).Where(l => l.StartsWith('|'));

    public static IEnumerable<string> QuantityTable() =>
    [
        "| Code | LOINC | Unit (UCUM) | On the wire | Kind | Of whom | Plausible | Usual period | French | English |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        .. Quantities.All.Select(q => string.Create(
            CultureInfo.InvariantCulture,
            $"| `{q.Code}` | {q.Loinc} | `{q.Unit}` | {Wire(q)} | {q.Kind.ToString().ToLowerInvariant()} | {q.Scope.ToString().ToLowerInvariant()} | {Range(q)} | {Period(q.UsualPeriod)} | {q.French} | {q.English} |")),
    ];

    /// <summary>Names and values of constants, as the code states them.</summary>
    public static IEnumerable<(string Name, object Value)> ConstantsOf(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (f.Name, f.GetRawConstantValue()!));

    public static IEnumerable<string> LimitNumbers() => ConstantsOf(typeof(WireLimits))
        .Where(c => c.Value is int or long).Select(c => Convert.ToInt64(c.Value, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture));

    private static string Wire(QuantityDefinition quantity) => quantity switch
    {
        { Kind: QuantityKind.Waveform } => $"`vd`, samples in `{quantity.SenMlUnit}`",
        { IsText: true } => "`vs`: " + string.Join(", ", quantity.Texts.Select(t => $"`{t}`")),
        { SenMlUnit: { } unit } => $"`v` in `{unit}`",
        _ => "`v` or `vb`",
    };

    private static string Range(QuantityDefinition quantity) => quantity.IsText ? string.Empty : quantity.Minimum == quantity.Maximum
        ? quantity.Minimum.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{quantity.Minimum} to {quantity.Maximum}");

    private static string Period(TimeSpan? period) => period switch
    {
        null => string.Empty,
        { TotalDays: >= 1 } days => string.Create(CultureInfo.InvariantCulture, $"{days.TotalDays} d"),
        { TotalHours: >= 1 } hours => string.Create(CultureInfo.InvariantCulture, $"{hours.TotalHours} h"),
        { TotalMinutes: >= 1 } minutes => string.Create(CultureInfo.InvariantCulture, $"{minutes.TotalMinutes} min"),
        { } seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds.TotalSeconds} s"),
    };

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "docs", "mqtt.md");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("docs/mqtt.md is not above the tests.");
    }
}
