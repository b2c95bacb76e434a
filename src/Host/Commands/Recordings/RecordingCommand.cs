using System.CommandLine;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary><c>ageing recording</c>: looks into recordings and makes others of them; no server is needed.</summary>
internal static class RecordingCommand
{
    public static Command Create() => new("recording", "Look into recordings and edit them: inspect, trim, anonymise, merge. No server is needed")
    {
        InspectCommand.Create(),
        TrimCommand.Create(),
        AnonymiseCommand.Create(),
        MergeCommand.Create(),
    };
}
