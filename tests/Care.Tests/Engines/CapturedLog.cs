using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>Keeps every message of every category at every level, with its exception and its structured values.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(EventId Event, LogLevel Level, string Text)> messages = new();

    public IReadOnlyCollection<(EventId Event, LogLevel Level, string Text)> Messages => messages;

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : string.Empty;
            log.messages.Enqueue((eventId, logLevel, $"{category}: {formatter(state, exception)} {values} {exception}"));
        }
    }
}
