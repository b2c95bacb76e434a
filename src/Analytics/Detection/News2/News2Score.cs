using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>
/// A score of what is known. What is missing or too old is not held to be normal: the score is a range, from what the known parameters give to what the missing ones could add.
/// </summary>
/// <param name="Least">The sum of the known parameters: the whole score is at least this.</param>
/// <param name="Most">The whole score is at most this.</param>
/// <param name="Known">How many parameters are known and fresh.</param>
/// <param name="HasThree">Whether a known parameter scores 3.</param>
/// <param name="Oldest">When the oldest known parameter was measured; null when none is known.</param>
public readonly record struct News2Score(int Least, int Most, int Known, bool HasThree, Instant? Oldest)
{
    /// <summary>Whether all seven parameters are known.</summary>
    public bool IsComplete => Known == News2Chart.Parameters;

    /// <summary>The risk that is certain, whatever is missing.</summary>
    public News2Level Level => Least >= 7 ? News2Level.High : Least >= 5 ? News2Level.Medium : HasThree ? News2Level.SingleThree : News2Level.Low;

    /// <summary>The score of the parameters that are there and no older than <paramref name="fresh"/>.</summary>
    /// <param name="entries">One for each parameter, in the order of <see cref="News2Parameter"/>; null where unknown.</param>
    /// <param name="now">The time that ages are counted to.</param>
    /// <param name="fresh">Older values are not known any more.</param>
    /// <param name="scale">Of the oxygen saturation.</param>
    public static News2Score Of(ReadOnlySpan<News2Entry?> entries, Instant now, TimeSpan fresh, News2Scale scale)
    {
        int least = 0, most = 0, known = 0;
        var hasThree = false;
        Instant? oldest = null;
        var oxygen = Fresh(entries[(int)News2Parameter.SupplementalOxygen], now, fresh);
        for (var i = 0; i < News2Chart.Parameters; i++)
        {
            var parameter = (News2Parameter)i;
            if (Fresh(entries[i], now, fresh) is not { } entry)
            {
                most += News2Chart.Highest(parameter);
                continue;
            }

            var (low, high) = Range(parameter, entry.Value, scale, oxygen);
            (least, most, known) = (least + low, most + high, known + 1);
            hasThree |= low == 3;
            oldest = oldest is { } before ? Instant.Min(before, entry.At) : entry.At;
        }

        return new(least, most, known, hasThree, oldest);
    }

    private static News2Entry? Fresh(News2Entry? entry, Instant now, TimeSpan fresh) => entry is { } known && now - known.At <= fresh ? known : null;

    /// <summary>On scale 2 a high saturation counts on oxygen alone: where that is not known, both are possible.</summary>
    private static (int Low, int High) Range(News2Parameter parameter, decimal value, News2Scale scale, News2Entry? oxygen)
    {
        var onAir = News2Chart.ScoreOf(parameter, value, scale);
        if (parameter != News2Parameter.OxygenSaturation || scale == News2Scale.One)
        {
            return (onAir, onAir);
        }

        var onOxygen = News2Chart.ScoreOf(parameter, value, scale, onOxygen: true);
        return oxygen is { } known ? (known.Value == 0 ? (onAir, onAir) : (onOxygen, onOxygen)) : (Math.Min(onAir, onOxygen), Math.Max(onAir, onOxygen));
    }
}
