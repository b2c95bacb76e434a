using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Texts that the wire bounds.</summary>
public static class WireText
{
    /// <summary>A text of at most so many UTF-16 units; what is cut is shown, and no character is halved. Null for nothing.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (text is null || text.Length <= length)
        {
            return text;
        }

        if (length == 0)
        {
            return string.Empty;
        }

        var end = length - 1;
        return $"{text.AsSpan(0, end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)}…";
    }
}
