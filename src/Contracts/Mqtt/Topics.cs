using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>The topics of the contract <c>am/v1</c>: <c>am/v1/&lt;kit&gt;/&lt;channel&gt;</c>.</summary>
public static class Topics
{
    /// <summary>First two levels of every topic.</summary>
    public const string Root = "am/v1";

    /// <summary>Observations and heartbeats, from the kit.</summary>
    public const string Obs = "obs";

    /// <summary>What cannot wait, from the kit.</summary>
    public const string Evt = "evt";

    /// <summary>Ranges now safe in the store, from the server.</summary>
    public const string Ack = "ack";

    /// <summary>Birth message and last will, from the kit, retained.</summary>
    public const string State = "state";

    /// <summary>Desired configuration, from the server, retained.</summary>
    public const string Cfg = "cfg";

    /// <summary>Commands, from the server.</summary>
    public const string Cmd = "cmd";

    /// <summary>Answers to commands, from the kit.</summary>
    public const string Res = "res";

    /// <summary>Ticks of a player's virtual clock, for homes in mode replay.</summary>
    public const string Tick = "tick";

    /// <summary>What a kit may publish.</summary>
    public static IReadOnlyList<string> FromKit { get; } = [Obs, Evt, State, Res];

    /// <summary>What a kit may subscribe to.</summary>
    public static IReadOnlyList<string> ToKit { get; } = [Ack, Cfg, Cmd];

    /// <summary>The topic of one kit and channel.</summary>
    public static string For(KitId kit, string channel) => $"{Root}/{kit.Value}/{channel}";

    /// <summary>Splits a topic; false when it is not one of this contract.</summary>
    public static bool TryParse(string? topic, out KitId kit, out string channel)
    {
        kit = default;
        channel = string.Empty;
        if (topic is null || !topic.StartsWith(Root + "/", StringComparison.Ordinal))
        {
            return false;
        }

        var rest = topic.AsSpan(Root.Length + 1);
        var slash = rest.IndexOf('/');
        if (slash < 0 || !KitId.TryParse(rest[..slash].ToString(), out kit))
        {
            return false;
        }

        var name = rest[(slash + 1)..].ToString();
        if (name is not (Obs or Evt or Ack or State or Cfg or Cmd or Res or Tick))
        {
            return false;
        }

        channel = name;
        return true;
    }
}
