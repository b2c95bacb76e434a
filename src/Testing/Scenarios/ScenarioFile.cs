using System.Text;
using AgeingMonitor.Testing.Scenarios.Yaml;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>Reads scenario files: a small YAML, described in docs/scenarios.md. Whatever is in the file, reading ends with a scenario or with what is wrong, never with an exception. Safe to share.</summary>
public static class ScenarioFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Most problems told of one file; the last then says that there are more.</summary>
    public const int MostProblems = 50;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the text of a scenario.</summary>
    /// <returns>The scenario and no problems, or no scenario and all problems in the order of the file.</returns>
    public static (Scenario? Scenario, IReadOnlyList<ScenarioProblem> Problems) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostBytes)
        {
            return (null, [TooLarge]);
        }

        var problems = new ProblemList(MostProblems);
        var root = YamlTree.Read(text, problems);
        var scenario = root is null ? null : ScenarioReader.Read(root, problems);
        return problems.IsEmpty ? (scenario, []) : (null, problems.InOrder());
    }

    /// <summary>Reads bytes: UTF-8, with or without a byte order mark.</summary>
    /// <returns>As <see cref="Read(string)"/>.</returns>
    public static (Scenario? Scenario, IReadOnlyList<ScenarioProblem> Problems) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return (null, [TooLarge]);
        }

        try
        {
            return Read(Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes));
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            return (null, [new ScenarioProblem(line, 1, "this is not text in UTF-8; a scenario is a small YAML file")]);
        }
    }

    /// <summary>Reads a file, of which no more is read than a scenario may have.</summary>
    /// <returns>As <see cref="Read(string)"/>.</returns>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<(Scenario? Scenario, IReadOnlyList<ScenarioProblem> Problems)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            var bytes = new byte[MostBytes + 1];
            var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Read(bytes.AsSpan(0, count));
        }
    }

    private static ScenarioProblem TooLarge => new(1, 1, FormattableString.Invariant($"the file is larger than {MostBytes / 1024} KiB, which no scenario needs"));
}
