using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Falls.Trees;

/// <summary>
/// How one feature lay among the rows that a model was learned from: counts of bins, and the edges between them. Written as one line, count, edge, count, …: <c>40 | 0.5 | 41</c> are 40 rows at or below 0.5 and 41 above. A feature with
/// one bin is not watched.
/// </summary>
[JsonConverter(typeof(Json))]
public sealed class InputBins
{
    /// <summary>A bin holds so many of the rows at least: of a rarer one four weeks say nothing.</summary>
    private const double LeastShare = 0.05;

    private const int EdgeDigits = 4;
    private const string Between = " | ";
    private readonly double[] edges;
    private readonly int[] counts;

    /// <summary>Bins of a feature.</summary>
    /// <param name="edges">Finite, rising; a value at an edge is below it.</param>
    /// <param name="counts">One more than edges, each above 0.</param>
    /// <exception cref="ArgumentException">They make no bins.</exception>
    public InputBins(IReadOnlyList<double> edges, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(counts);
        (this.edges, this.counts) = ([.. edges], [.. counts]);
        var rises = edges.All(double.IsFinite) && edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second);
        if (!rises || counts.Count != edges.Count + 1 || counts.Any(count => count <= 0) || counts.Count > byte.MaxValue)
        {
            throw new ArgumentException("These are no bins: edges rise, and between them each bin has a row.");
        }

        Rows = counts.Sum();
    }

    /// <summary>How many bins.</summary>
    public int Count => counts.Length;

    /// <summary>Rows in all of them.</summary>
    public int Rows { get; }

    /// <summary>Share of the rows in a bin.</summary>
    public double ShareOf(int bin) => counts[bin] / (double)Rows;

    /// <summary>The bin of a value.</summary>
    public int BinOf(double value)
    {
        var bin = 0;
        while (bin < edges.Length && value > edges[bin])
        {
            bin++;
        }

        return bin;
    }

    /// <summary>At most so many bins of about equally many rows; fewer where values repeat.</summary>
    /// <param name="values">At least one, all finite.</param>
    /// <param name="most">Bins at most.</param>
    public static InputBins Of(IEnumerable<double> values, int most)
    {
        var sorted = values.Order().ToArray();
        var least = LeastShare * sorted.Length;
        List<double> edges = [];
        List<int> counts = [];
        var taken = 0;
        for (var q = 1; q < most; q++)
        {
            var edge = Math.Round(sorted[Math.Max(0, (int)((long)q * sorted.Length / most) - 1)], EdgeDigits);
            var below = sorted.Count(value => value <= edge);
            if (below - taken >= least && sorted.Length - below >= least)
            {
                edges.Add(edge);
                counts.Add(below - taken);
                taken = below;
            }
        }

        return new(edges, [.. counts, sorted.Length - taken]);
    }

    /// <summary>Reads the line that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static InputBins Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var parts = line.Split(Between);
        try
        {
            return new(
                [.. parts.Where((_, i) => i % 2 == 1).Select(part => double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture))],
                [.. parts.Where((_, i) => i % 2 == 0).Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))]);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new FormatException($"'{line}' are no bins of a feature.", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(Between, counts.SelectMany((count, i) => i < edges.Length
        ? new[] { count.ToString(CultureInfo.InvariantCulture), edges[i].ToString("R", CultureInfo.InvariantCulture) }
        : [count.ToString(CultureInfo.InvariantCulture)]));

    /// <summary>As its line.</summary>
    internal sealed class Json : JsonConverter<InputBins>
    {
        public override InputBins Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return Parse(reader.GetString() ?? string.Empty);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                throw new JsonException(e.Message, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, InputBins value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
