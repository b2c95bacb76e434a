using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Testing.Faults;

/// <summary>
/// What a bad line does to packs on their way from a player or kit to the broker. Each share is the chance that one publish of one pack meets the fault; several may meet one publish. What becomes of a pack depends on
/// the seed, the kit, its number and how often it was sent, and on nothing else, so that a run can be repeated. Ticks are left alone.
/// </summary>
public sealed record StreamFaultOptions
{
    /// <summary>How long <see cref="Delay"/> holds a pack when nothing else is said.</summary>
    public static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(2);

    /// <summary>The seed. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>The publish never leaves; the sender has no answer and sends again. Default 0; range 0 to 0.9, or else nothing would ever arrive.</summary>
    [Range(0, 0.9)]
    public double Drop { get; init; }

    /// <summary>The pack leaves twice, the copy right behind it. Default 0; range 0 to 1.</summary>
    [Range(0, 1.0)]
    public double Duplicate { get; init; }

    /// <summary>The pack is late by a time between nothing and <see cref="LongestDelay"/>, so that others overtake it. Default 0; range 0 to 1.</summary>
    [Range(0, 1.0)]
    public double Delay { get; init; }

    /// <summary>The longest delay. Default 2 s; range 1 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan LongestDelay { get; init; } = UsualDelay;

    /// <summary>The pack is held until one to four later packs of its kit have left, or half a second when none comes. Default 0; range 0 to 1.</summary>
    [Range(0, 1.0)]
    public double Reorder { get; init; }

    /// <summary>
    /// A damaged copy leaves before the pack: bits flipped, cut short, or another content type. Only damage that the contract can see, so that the server refuses the copy as a whole and the true pack counts. A pack carries no
    /// checksum: a flipped bit in the middle of a number is a number, and what protects packs from it is TLS, which ends the connection instead. Default 0; range 0 to 1.
    /// </summary>
    [Range(0, 1.0)]
    public double Corrupt { get; init; }

    /// <summary>An extra message of a clock that is far ahead or behind leaves before the pack. The server must refuse it, and no home's time may move. Default 0; range 0 to 1.</summary>
    [Range(0, 1.0)]
    public double Clock { get; init; }

    /// <summary>Whether every property is in its range.</summary>
    internal bool IsPossible => Drop is >= 0 and <= 0.9 && IsShare(Duplicate) && IsShare(Delay) && IsShare(Reorder) && IsShare(Corrupt) && IsShare(Clock) && LongestDelay > TimeSpan.Zero;

    /// <summary>A line on which a third of all packs are late by up to half a second and a fifth come twice: nothing is lost, everything is out of order.</summary>
    public static StreamFaultOptions Disturbed(long seed) => new() { Seed = seed, Delay = 1.0 / 3, LongestDelay = TimeSpan.FromMilliseconds(500), Duplicate = 0.2 };

    /// <summary>Reads the text form: <c>drop=0.01,duplicate=0.05,delay=0.2:2s,reorder=0.1,corrupt=0.001,clock=0.001</c>, each at most once, in any order.</summary>
    /// <param name="text">The text form.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="options">The faults; none when the text cannot be read.</param>
    /// <param name="error">What is wrong and what would be right; null when the text can be read.</param>
    public static bool TryParse(string? text, long seed, out StreamFaultOptions options, out string? error)
    {
        (options, error) = StreamFaultText.Read(text ?? string.Empty);
        options = options with { Seed = seed };
        return error is null;
    }

    private static bool IsShare(double chance) => chance is >= 0 and <= 1;
}
