using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Running;

/// <summary>Writes each line with its priority in front, as systemd's journal reads it: sd-daemon(3). Safe to share.</summary>
/// <param name="output">The console.</param>
/// <param name="least">What is less important is not written.</param>
internal sealed class JournalLog(TextWriter output, LogLevel least) : ILogger
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}";
        lock (gate)
        {
            foreach (var line in text.Split('\n'))
            {
                output.WriteLine($"<{PriorityOf(logLevel)}>{line.TrimEnd('\r')}");
            }

            output.Flush();
        }
    }

    /// <summary>Those of syslog(3).</summary>
    private static int PriorityOf(LogLevel level) => level switch
    {
        LogLevel.Critical => 2,
        LogLevel.Error => 3,
        LogLevel.Warning => 4,
        LogLevel.Information => 6,
        _ => 7,
    };
}
