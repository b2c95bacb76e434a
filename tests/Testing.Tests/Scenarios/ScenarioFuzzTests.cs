using System.Text;
using AgeingMonitor.Testing.Scenarios;
using CsCheck;

namespace AgeingMonitor.Testing.Tests.Scenarios;

/// <summary>Whatever is in a file, reading ends with a scenario or with what is wrong.</summary>
public sealed class ScenarioFuzzTests
{
    private const string Seed = "0000KOIPe036";
    private static readonly int Rounds = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 50 : 1;

    private static readonly string[] Pieces =
    [
        "scenario", "start", "days", "events", "at", "what", "for", "fall", "day 1 10:00", "day 99999999999 1:1", "2026-03-02", "1", "-1", "1e999", "99999999999999999999", "all", ": ", ":", "- ", "-", "\n",
        "\n  ", "\n    ", "\t", "{", "}", "[", "]", ",", "&a ", "*a", "!", "!!str ", "|", ">", "\"", "'", "\\", "\\x", "\\U0011FFFF", "#", "%YAML 1.2", "---", "...", "?", "@", "`", "é", "\u0000", "\u2028", "\ud83d\ude00",
    ];

    [Fact]
    public void Read_AnyBytes_EndsPlainly() =>
        Holds(Gen.Byte.Array[0, 300], 3000, bytes => EndsPlainly(ScenarioFile.Read(bytes)));

    [Fact]
    public void Read_AnyPieces_EndsPlainly() =>
        Holds(Gen.Int[0, Pieces.Length - 1].Array[0, 60], 5000, picks => EndsPlainly(ScenarioFile.Read(string.Concat(picks.Select(pick => Pieces[pick])))));

    [Fact]
    public void Read_LibraryFileWithBytesChanged_EndsPlainly()
    {
        var files = ScenarioLibrary.Names.Select(name => Encoding.UTF8.GetBytes(ScenarioLibrary.TextOf(name)!)).ToArray();
        Holds(
            Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 6]),
            5000,
            change =>
            {
                var bytes = (byte[])files[change.Item1].Clone();
                foreach (var (at, value) in change.Item2)
                {
                    bytes[at % bytes.Length] = value;
                }

                return EndsPlainly(ScenarioFile.Read(bytes));
            });
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("\"")]
    [InlineData("a: b\n")]
    [InlineData("&a ")]
    public void Read_OnePieceAHundredThousandTimes_EndsPlainly(string piece) =>
        Assert.True(EndsPlainly(ScenarioFile.Read(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)))));

    /// <summary>Holds over so many values of one fixed seed, so that a run is the same everywhere; the long run takes many times more.</summary>
    private static void Holds<T>(Gen<T> gen, int count, Func<T, bool> property) => gen.Array[count * Rounds].Sample(
        values =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(property(values[i]), $"value {i}");
            }
        },
        iter: 1, threads: 1, seed: Seed, print: values => $"{values.Length} values");

    private static bool EndsPlainly((Scenario? Scenario, IReadOnlyList<ScenarioProblem> Problems) result) =>
        (result.Scenario is null) != (result.Problems.Count == 0) && result.Problems.All(problem => problem.Line > 0 && problem.Column > 0 && !problem.Message.Any(char.IsControl));
}
