using System.Globalization;

namespace AgeingMonitor.Testing.Basics;

/// <summary>A line over the bound; callers turn it into their own fault with the line's number.</summary>
internal sealed class LineTooLongException(long line, int limit)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line} is longer than {limit} bytes"))
{
    public long Line { get; } = line;
}
