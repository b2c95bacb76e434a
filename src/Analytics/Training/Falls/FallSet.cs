using System.Globalization;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>A data set of falls and daily life with a worn accelerometer.</summary>
/// <param name="Name">Its folder and import format.</param>
/// <param name="IsFall">Whether a trial of these keys is a fall.</param>
/// <param name="ActivityOf">What was done in it.</param>
/// <param name="OlderOf">Given the folder, tells who is 60 or older.</param>
public sealed record FallSet(string Name, Func<IReadOnlyList<string>, bool> IsFall, Func<IReadOnlyList<string>, string> ActivityOf, Func<string, Func<string, bool>> OlderOf)
{
    /// <summary>The four sets. Who is older is a rule for each, never a list: WEDA-FALL numbers its older people from U21, SisFall calls them SE, UMAFall says the age in trials.csv, HIFD has none.</summary>
    public static IReadOnlyList<FallSet> All { get; } =
    [
        new("weda-fall", keys => IsLetterF(keys[0]), keys => keys[0], _ => subject => int.TryParse(subject.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 21),
        new("sisfall", keys => IsLetterF(keys[0]), keys => keys[0], _ => subject => subject.StartsWith("SE", StringComparison.OrdinalIgnoreCase)),
        new("umafall", keys => IsWordFall(keys[0]), keys => keys[1], folder => OlderByAge(Path.Combine(folder, "trials.csv"))),
        new("hifd", keys => IsWordFall(keys[0]), keys => keys[1], _ => _ => false),
    ];

    /// <summary>Age from which a person is older: the United Nations' and the World Health Organization's 60.</summary>
    public const int OlderFrom = 60;

    private static bool IsLetterF(string activity) => activity.StartsWith('F') || activity.StartsWith('f');

    private static bool IsWordFall(string kind) => kind.Equals("fall", StringComparison.OrdinalIgnoreCase);

    private static Func<string, bool> OlderByAge(string path)
    {
        var older = new HashSet<int>();
        if (File.Exists(path))
        {
            var lines = File.ReadAllLines(path);
            var header = lines.Length > 0 ? [.. lines[0].Split(',').Select(name => name.Trim())] : new List<string>();
            int subject = header.IndexOf("subject"), age = header.IndexOf("age");
            foreach (var cells in lines.Skip(1).Select(line => line.Split(',')).Where(cells => subject >= 0 && age >= 0 && cells.Length > Math.Max(subject, age)))
            {
                if (int.TryParse(cells[subject], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && double.TryParse(cells[age], NumberStyles.Float, CultureInfo.InvariantCulture, out var years) && years >= OlderFrom)
                {
                    older.Add(number);
                }
            }
        }

        return name => int.TryParse(name.AsSpan().TrimStart("Ss"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && older.Contains(number);
    }
}
