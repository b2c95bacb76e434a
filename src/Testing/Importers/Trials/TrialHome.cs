using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>
/// The trials of one person while a source is read, row by row: blocks of a second at most, as a kit would send them, kept as 16-bit samples so that millions of rows fit in memory.
/// One caller at a time.
/// </summary>
internal sealed class TrialHome(string recording, string subject)
{
    private const long MicrosecondsOfDay = 24 * 3600 * Instant.MicrosecondsPerSecond;
    private readonly List<TrialEntry> entries = [];
    private readonly List<(SensorId Sensor, QuantityDefinition Quantity)> names = [];
    private readonly List<ImportedTrial> trials = [];
    private readonly List<FrameBlocks> blocks = [];
    private readonly TieRule ties = new();
    private string[]? keys;
    private long shift;
    private long first;
    private long last;
    private long second;
    private long lastRow;
    private long sealAt = long.MinValue;

    public string Subject { get; } = subject;

    public HomeId Home { get; } = HomeId.Derive($"{recording}/{subject}/home");

    public KitId Kit { get; } = KitId.Derive($"{recording}/{subject}/kit");

    public ResidentId Resident { get; } = ResidentId.Derive($"{recording}/{subject}/resident");

    /// <summary>What there is, in the order of the source.</summary>
    public IReadOnlyList<ImportedTrial> Trials => trials;

    public IReadOnlyList<TrialEntry> Entries => entries;

    public IReadOnlyList<(SensorId Sensor, QuantityDefinition Quantity)> Series => names;

    public RoomId RoomOf(RoomKind kind) => RoomId.Derive($"{recording}/{Subject}/room/{kind}");

    /// <summary>
    /// Says that a row of a trial comes, with its time on the source's own clock. A row of other keys than the one before begins a trial, whose first row is where the <see cref="TrialSchedule"/> puts it.
    /// False when the row is more than a day from the first of its trial, or lacks a key.
    /// </summary>
    public bool TryRow(ReadOnlySpan<string?> trialKeys, long sourceMicroseconds)
    {
        if (trialKeys.Contains(null))
        {
            return false;
        }

        if (keys is null || !trialKeys.SequenceEqual(keys))
        {
            EndTrial();
            keys = [.. trialKeys!];
            shift = TrialSchedule.Next(trials.Count == 0 ? null : trials[^1].To).Microseconds - sourceMicroseconds;
            first = last = lastRow = sourceMicroseconds + shift;
            second = SecondOf(lastRow);
            return true;
        }

        var at = sourceMicroseconds + shift;
        if (Math.Abs(at - first) > MicrosecondsOfDay)
        {
            return false;
        }

        if (SecondOf(at) != second || at < lastRow)
        {
            Flush();
        }

        (lastRow, second) = (at, SecondOf(at));
        (first, last) = (Math.Min(first, at), Math.Max(last, at));
        return true;
    }

    /// <summary>Keeps a frame of the row that was last announced.</summary>
    public void Add(FrameChannel channel, ReadOnlySpan<double> frame)
    {
        // One or two channels a home, asked for each row: looked through, not hashed.
        FrameBlocks? gathered = null;
        foreach (var known in blocks)
        {
            gathered = ReferenceEquals(known.Channel, channel) ? known : gathered;
        }

        if (gathered is null)
        {
            blocks.Add(gathered = new FrameBlocks(channel));
        }

        gathered.Add(lastRow, frame);
    }

    /// <summary>Keeps a single value of the row that was last announced.</summary>
    public void Add(SensorId sensor, QuantityDefinition quantity, double value) =>
        Keep(ties.Apply(sensor, quantity, new Instant(lastRow)).Microseconds, sensor, quantity, null, value);

    /// <summary>Says that no row follows.</summary>
    public void EndTrial()
    {
        if (keys is { } ended)
        {
            Flush();
            trials.Add(new ImportedTrial(Subject, Home, Kit, ended, new Instant(first), new Instant(last)));
            keys = null;
        }
    }

    private static long SecondOf(long at) => at / Instant.MicrosecondsPerSecond;

    /// <summary>Cuts the blocks at the end of a second; what was gathered is sealed then, and never earlier than what went before.</summary>
    private void Flush()
    {
        foreach (var gathered in blocks)
        {
            foreach (var (at, block) in gathered.Flush())
            {
                Keep(at, gathered.Channel.Sensor, gathered.Channel.Quantity, block, 0);
            }
        }
    }

    private void Keep(long at, SensorId sensor, QuantityDefinition quantity, Waveform? block, double value)
    {
        var series = names.IndexOf((sensor, quantity));
        if (series < 0)
        {
            series = names.Count;
            names.Add((sensor, quantity));
        }

        sealAt = Math.Max(sealAt, Math.Max(at, (SecondOf(at) + 1) * Instant.MicrosecondsPerSecond));
        entries.Add(new TrialEntry(sealAt, at, (short)series, block, value));
    }
}
