using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace AgeingMonitor.Host.Commands;

/// <summary>Commands whose help is a page: the page is shown when that command is asked, one line of it where commands are listed.</summary>
internal sealed class LongHelp : SynchronousCommandLineAction
{
    private static readonly ConditionalWeakTable<Command, string> Pages = [];
    private readonly HelpAction usual;

    private LongHelp(HelpAction usual) => this.usual = usual;

    /// <summary>Lets the help of all commands below show their whole descriptions, and lists show the first sentence of each.</summary>
    public static void Serve(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new LongHelp((HelpAction)option.Action!);
        Shorten(root);
    }

    private static void Shorten(Command command)
    {
        foreach (var below in command.Subcommands)
        {
            if (below.Description is { } page)
            {
                var paragraph = string.Join(' ', page.ReplaceLineEndings("\n").Split("\n\n", 2)[0].Split('\n', StringSplitOptions.TrimEntries));
                below.Description = paragraph.Split(". ", 2)[0].TrimEnd('.');
                Pages.Add(below, page);
            }

            Shorten(below);
        }
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        if (Pages.TryGetValue(parseResult.CommandResult.Command, out var page))
        {
            parseResult.CommandResult.Command.Description = page;
        }

        return usual.Invoke(parseResult);
    }
}
