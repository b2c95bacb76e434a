using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>
/// Reads a text of one YAML document into nodes with their places. What a scenario has no use for and an attacker has is refused: anchors, aliases, tags, deep nesting, a great many nodes.
/// </summary>
internal sealed class YamlTree
{
    private const int MostDepth = 8;
    private const int MostNodes = 20_000;
    private readonly Parser parser;
    private readonly ProblemList problems;
    private int nodes;

    private YamlTree(string text, ProblemList problems)
    {
        parser = new Parser(new StringReader(text));
        this.problems = problems;
    }

    /// <summary>The root; null, with a problem, when there is none or the text is not such YAML.</summary>
    public static YamlNode? Read(string text, ProblemList problems)
    {
        try
        {
            return new YamlTree(text, problems).Document();
        }
        catch (YamlException e)
        {
            problems.Add((int)e.Start.Line, (int)e.Start.Column, $"this is not YAML: {Words.Shown(e.Message, 160).TrimEnd('.')}");
            return null;
        }
    }

    /// <summary>
    /// Goes to the next event. For some malformed texts YamlDotNet 18.1 throws what its documentation does not name (an escape beyond Unicode, a plain word that begins with ':' in braces,
    /// '%' after a document); that means the same: this is not YAML.
    /// </summary>
    private bool Next()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            var at = parser.Current?.End ?? new Mark(0, 1, 1);
            throw new YamlException(at, at, "something after this place cannot be read", e);
        }
    }

    private YamlNode? Document()
    {
        Next();
        if (!Next() || parser.Current is StreamEnd)
        {
            problems.Add(1, 1, "the file is empty; a scenario begins with 'scenario: <name>'");
            return null;
        }

        Next();
        if (Node(0) is not { } root)
        {
            return null;
        }

        Next();
        if (Next() && parser.Current is DocumentStart second)
        {
            problems.Add((int)second.Start.Line, (int)second.Start.Column, "a second document begins here; write one scenario a file");
            return null;
        }

        return root;
    }

    /// <summary>The node at the current event, which is then the node's last; null when it was refused.</summary>
    private YamlNode? Node(int depth)
    {
        var current = parser.Current!;
        var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
        var refusal = current is AnchorAlias ? "'*' refers to another part of the file; write it out"
            : current is not NodeEvent node ? "something is missing here"
            : !node.Anchor.IsEmpty ? "'&' names a part of the file to repeat it; write it out"
            : !node.Tag.IsEmpty && !node.Tag.IsNonSpecific ? "'!' gives a type, which nothing here needs; leave it out"
            : depth > MostDepth ? "this is nested too deeply for a scenario"
            : ++nodes > MostNodes ? "the file has too many parts for a scenario"
            : null;
        if (refusal is not null)
        {
            problems.Add(line, column, refusal);
            return null;
        }

        return current switch
        {
            Scalar scalar => new YamlScalar(line, column, scalar.Value),
            SequenceStart => List(line, column, depth),
            _ => Map(line, column, depth),
        };
    }

    private YamlList? List(int line, int column, int depth)
    {
        var items = new List<YamlNode>();
        while (Next() && parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlList(line, column, items);
    }

    private YamlMap? Map(int line, int column, int depth)
    {
        var entries = new List<YamlEntry>();
        while (Next() && parser.Current is not MappingEnd)
        {
            if (Node(depth + 1) is not { } key)
            {
                return null;
            }

            if (key is not YamlScalar name)
            {
                problems.Add(key, "a word with a colon is expected here, such as 'what: fall'");
                return null;
            }

            Next();
            if (Node(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(name, value));
        }

        return new YamlMap(line, column, entries);
    }
}
