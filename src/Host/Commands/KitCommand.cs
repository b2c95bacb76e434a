using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.KitLabels;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing kit</c>: from a box to a kit that the server trusts, and out of service again.</summary>
internal static class KitCommand
{
    public static Command Create() => new("kit", "Kits: new, open, close, list, show, configure, identify, diagnose, renew, revoke, retire")
    {
        CreateNew(),
        CreateOpen(),
        CreateClose(),
        CreateList(),
        CreateShow(),
        KitConfigureCommand.Create(),
        KitAskCommand.CreateIdentify(),
        KitAskCommand.CreateDiagnose(),
        KitAskCommand.CreateRenew(),
        CreateRevoke(),
        CreateRetire(),
    };

    /// <summary>Who did it, for the record: the user of this machine.</summary>
    internal static string Author => $"command line, {Environment.UserName}";

    private static Command CreateNew()
    {
        var (arguments, window) = (new ServerArguments(), new WindowArguments());
        var owner = new Option<string?>("--team") { Description = "The team whose installers handle it on screen while it stands in no home; without one it is handled on the command line alone", HelpName = "id" };
        var name = new Option<string?>("--name") { Description = "What people call it, such as the number on its box; never a person's name", HelpName = "text" };
        var command = new Command(
            "new",
            """
            Create a kit and open a window in which it may enrol. The label (QR and code) is written as a file; the code is printed this once.

            Example: ageing kit new --team t-abcdefghijklm --name "box 7" --label box-7.pdf
            """)
        { owner, name };
        window.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var kit = KitId.New();
            CareTeamId? team = parsed.GetValue(owner) is not { } typed ? null : CareTeamId.TryParse(typed, out var read) ? read : throw new UsageFaultException($"'{typed}' is not a care team's id: t- and 13 characters.");
            var wanted = window.Read(parsed);
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var door = await RequireDoorAsync(tool, cancellationToken).ConfigureAwait(false);
            if (team is { } named && !(await tool.Get<IProvisioning>().ListTeamsAsync(cancellationToken).ConfigureAwait(false)).ContainsKey(named))
            {
                throw new CommandFaultException($"there is no team {named}; 'ageing team list' shows them all.");
            }

            await tool.Get<IKitRegistry>().CreateAsync(kit, team, parsed.GetValue(name), Author, cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"Created kit {kit}.");
            await OpenAsync(tool, door, kit, wanted, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateOpen()
    {
        var (arguments, window, kit) = (new ServerArguments(), new WindowArguments(), KitArgument());
        var command = new Command("open", "Open a window for a kit with a new code: it was not used in time, was shut, or the kit must enrol anew. A revoked kit that enrols anew is let in again. Example: ageing kit open k-abcdefghijklm") { kit };
        window.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = Read(parsed.GetValue(kit));
            var wanted = window.Read(parsed);
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            await OpenAsync(tool, await RequireDoorAsync(tool, cancellationToken).ConfigureAwait(false), id, wanted, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateClose()
    {
        var (arguments, kit) = (new ServerArguments(), KitArgument());
        var command = new Command("close", "Close the window that is open for a kit: its code ends now. What the kit was given already stays as it is. Example: ageing kit close k-abcdefghijklm") { kit };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = Read(parsed.GetValue(kit));
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            Console.WriteLine(await tool.Get<IKitRegistry>().CloseAsync(id, Author, cancellationToken).ConfigureAwait(false) switch
            {
                KitChange.Unknown => throw Unknown(id),
                KitChange.Done => $"Kit {id}: its window is shut.",
                _ => $"Kit {id}: no window is open.",
            });
            return 0;
        });
        return command;
    }

    private static Command CreateList()
    {
        var arguments = new ServerArguments();
        var command = new Command("list", "List kits: id, state, certificate until, home, name. Example: ageing kit list");
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var now = Instant.Now(TimeProvider.System);
            foreach (var kit in await tool.Get<IKitRegistry>().ListAsync(cancellationToken).ConfigureAwait(false))
            {
                Console.WriteLine($"{kit.Kit}\t{StateOf(kit, now)}\t{(kit.TrustedUntil(now) is { } until ? Day(until) : "-")}\t{kit.Home?.Value ?? "-"}\t{kit.Label ?? "-"}");
            }

            return 0;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var (arguments, kit) = (new ServerArguments(), KitArgument());
        var command = new Command("show", "Show a kit: state, window, certificates. Example: ageing kit show k-abcdefghijklm") { kit };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = Read(parsed.GetValue(kit));
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var known = await tool.Get<IKitRegistry>().FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw Unknown(id);
            var now = Instant.Now(TimeProvider.System);
            Console.WriteLine($"Kit          {known.Kit}{(known.Label is null ? string.Empty : $" ({known.Label})")}");
            Console.WriteLine($"State        {StateOf(known, now)}{(known.RevokedAt is { } revoked ? $" since {revoked}: {known.RevokedReason}" : string.Empty)}");
            Console.WriteLine($"Team         {known.Team?.Value ?? "none: handled on the command line alone"}");
            Console.WriteLine($"Home         {known.Home?.Value ?? "none"}");
            Console.WriteLine($"Window       {(known.Window is { } window ? $"open until {window.OpenUntil}, {window.WrongCodes} wrong codes" : "shut")}");
            foreach (var certificate in known.Certificates)
            {
                Console.WriteLine($"Certificate  {certificate.Serial} until {Day(certificate.NotAfter)}{(certificate.RevokedAt is { } at ? $", refused since {at}: {certificate.RevokedReason}" : string.Empty)}");
            }

            return 0;
        });
        return command;
    }

    private static Command CreateRevoke()
    {
        var (arguments, kit) = (new ServerArguments(), KitArgument());
        var why = new Option<string>("--why") { Description = "Why, for the record", Required = true, HelpName = "text" };
        var command = new Command("revoke", "Refuse a kit and its certificates: ingest within 5 s, the embedded broker's live connections within 10 s. 'ageing kit open' and enrolling anew lets it in again. Example: ageing kit revoke k-abcdefghijklm --why \"stolen\"") { kit, why };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = Read(parsed.GetValue(kit));
            if (parsed.GetValue(why) is not { } reason || string.IsNullOrWhiteSpace(reason))
            {
                throw new UsageFaultException("--why wants a reason.");
            }

            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            Say(id, await tool.Get<IKitRegistry>().RevokeAsync(id, reason, Author, cancellationToken).ConfigureAwait(false), "is revoked");
            return 0;
        });
        return command;
    }

    private static Command CreateRetire()
    {
        var (arguments, kit) = (new ServerArguments(), KitArgument());
        var yes = new Option<bool>("--yes") { Description = "Really: this cannot be undone" };
        var command = new Command("retire", "Take a kit out of service for good: revoked, its place in its home ended, its configuration forgotten. What it measured stays. Example: ageing kit retire k-abcdefghijklm --yes") { kit, yes };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = Read(parsed.GetValue(kit));
            if (!parsed.GetValue(yes))
            {
                throw new UsageFaultException($"retiring {id} cannot be undone; say --yes. To refuse it for a time: ageing kit revoke {id} --why \"…\"");
            }

            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            Say(id, await tool.Get<IKitRegistry>().RetireAsync(id, Author, cancellationToken).ConfigureAwait(false), "is retired");
            return 0;
        });
        return command;
    }

    private static async Task OpenAsync(ToolHost tool, EnrolmentDoor door, KitId kit, (TimeSpan Length, IReadOnlyList<FileInfo> Files) wanted, CancellationToken cancellationToken)
    {
        var registry = tool.Get<IKitRegistry>();
        var known = await registry.FindAsync(kit, cancellationToken).ConfigureAwait(false) ?? throw Unknown(kit);
        var window = await registry.OpenAsync(kit, wanted.Length, Author, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandFaultException($"kit {kit} is retired for good: create a new one with 'ageing kit new'.");
        var label = door.LabelOf(window);

        // The code first: it is nowhere else, and a label that cannot be written must not take it away.
        Console.WriteLine($"Code         {window.Code}, once, until {window.OpenUntil.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}");
        Console.WriteLine($"On the kit   ageing-edge enrol --label '{label.Text}'");
        var unwritten = new List<string>();
        foreach (var file in wanted.Files)
        {
            try
            {
                await LabelFile.WriteAsync(file, new KitLabel(label, known.Label), cancellationToken).ConfigureAwait(false);
                Console.WriteLine($"Label        {file.FullName}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unwritten.Add($"{file.FullName} could not be written: {e.Message}");
            }
        }

        if (unwritten.Count > 0)
        {
            throw new CommandFaultException($"{string.Join(' ', unwritten)} The code above is good all the same.");
        }
    }

    private static async Task<EnrolmentDoor> RequireDoorAsync(ToolHost tool, CancellationToken cancellationToken) =>
        await tool.Get<IKitRegistry>().FindDoorAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new CommandFaultException("no server has said yet where kits enrol: start 'ageing up' or 'ageing ingest' once on this care database.");

    internal static Argument<string> KitArgument() => new("kit") { Description = "The kit's id, as k-…" };

    internal static KitId Read(string? text) => KitId.TryParse(text?.ToLowerInvariant(), out var kit) ? kit : throw new UsageFaultException($"'{text}' is not a kit's id: k- and 13 characters.");

    internal static CommandFaultException Unknown(KitId kit) => new($"there is no kit {kit}; 'ageing kit list' shows them all.");

    private static void Say(KitId kit, KitChange change, string done) => Console.WriteLine(change switch
    {
        KitChange.Done => $"Kit {kit} {done}.",
        KitChange.AlreadySo => $"Kit {kit} {done} already.",
        KitChange.Retired => $"Kit {kit} is retired: it is refused already.",
        _ => throw Unknown(kit),
    });

    private static string StateOf(KitRecord kit, Instant now) => kit.Window is null ? kit.StateAt(now).ToString().ToLowerInvariant() : $"{kit.StateAt(now).ToString().ToLowerInvariant()}, window open";

    private static string Day(Instant instant) => instant.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How long a window is open, and where its label goes.</summary>
    private sealed class WindowArguments
    {
        private readonly Option<int> minutes = new("--minutes") { Description = "How long the window is open: 1 to 1440", HelpName = "number", DefaultValueFactory = _ => (int)IKitRegistry.DefaultWindow.TotalMinutes };
        private readonly Option<FileInfo[]> files = new("--label") { Description = "A file for the label, .pdf or .png; may be repeated", HelpName = "file" };

        public void AddTo(Command command)
        {
            command.Options.Add(minutes);
            command.Options.Add(files);
        }

        public (TimeSpan Length, IReadOnlyList<FileInfo> Files) Read(ParseResult parsed)
        {
            var length = parsed.GetValue(minutes);
            if (length < 1 || length > IKitRegistry.LongestWindow.TotalMinutes)
            {
                throw new UsageFaultException($"--minutes {length} is not between 1 and {IKitRegistry.LongestWindow.TotalMinutes:0}.");
            }

            var labels = parsed.GetValue(files) ?? [];
            return labels.FirstOrDefault(file => file.Extension.ToLowerInvariant() is not (".pdf" or ".png")) is { } other
                ? throw new UsageFaultException($"--label '{other.Name}' is neither a .pdf nor a .png file.")
                : (TimeSpan.FromMinutes(length), labels);
        }
    }
}
