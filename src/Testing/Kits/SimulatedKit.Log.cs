using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Kits;

public sealed partial class SimulatedKit
{
    [LoggerMessage(7101, LogLevel.Warning, "Kit {Kit} received an acknowledgement that it cannot read; it goes on sending")]
    private partial void LogBadAck(string kit);
}
