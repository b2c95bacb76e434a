using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Looks a recording through from start to end, in memory that grows with kits, series and gaps, not with messages. One recording an instance.</summary>
public sealed class RecordingInspector
{
    private readonly RecordingReader reader;
    private readonly MessageSieve sieve;
    private readonly List<KitTally> kits = [];
    private readonly Dictionary<KitId, KitTally> byKit = [];
    private readonly SizeHistogram sizes = new();
    private readonly QuarterTally quarters = new();
    private readonly SortedDictionary<string, long> channels = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> undecodable = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> refused = new(StringComparer.Ordinal);
    private long messages;
    private long foreign;
    private Contracts.Time.Instant? first, last;

    private RecordingInspector(RecordingReader reader, InspectionOptions options)
    {
        this.reader = reader;
        sieve = new MessageSieve(options.Filter with { Sensors = new HashSet<SensorId>(), Quantities = new HashSet<Contracts.Vocabulary.QuantityDefinition>() }, reader.Manifest);
        foreach (var home in ManifestNarrowing.Narrow(reader.Manifest, options.Filter).Homes)
        {
            foreach (var kit in home.Kits.Select(placement => placement.Kit).Where(kit => !byKit.ContainsKey(kit)))
            {
                kits.Add(byKit[kit] = new KitTally(home.Home, kit, options));
            }
        }
    }

    /// <summary>Reads a recording as far as it can be read.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="options">How it is looked at.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The report, whose <see cref="InspectionReport.Fault"/> says whether the recording is whole; or why not even the manifest can be read.</returns>
    public static async Task<(InspectionReport? Report, RecordingFault? Fault)> ReadAsync(string path, InspectionOptions options, IProgress<EditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (reader, fault) = await RecordingReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            return (null, fault);
        }

        await using (reader.ConfigureAwait(false))
        {
            var inspector = new RecordingInspector(reader, options);
            await foreach (var message in RecordingRewrite.ReadAsync(reader, progress, cancellationToken).ConfigureAwait(false))
            {
                inspector.Add(message, options.Filter);
            }

            return (inspector.ToReport(new FileInfo(path).Length), null);
        }
    }

    private static void Count(SortedDictionary<string, long> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private void Add(RecordedMessage message, MessageFilter filter)
    {
        if (!byKit.TryGetValue(message.Kit, out var kit))
        {
            foreign += filter.KeepsEverything ? 1 : 0;
            return;
        }

        if (sieve.Pass(message, out _) is null)
        {
            return;
        }

        messages++;
        first ??= message.At;
        last = message.At;
        Count(channels, message.Channel);
        kit.AddMessage();
        if (LaneNames.TryParse(message.Channel, out var lane))
        {
            AddPack(message, lane, kit, filter);
        }
        else if (!message.Payload.IsEmpty && !KitStateDecoder.TryDecode(message.Payload.Span, out _))
        {
            Count(undecodable, "state");
            kit.AddUndecodable();
        }
    }

    private void AddPack(RecordedMessage message, Lane lane, KitTally kit, MessageFilter filter)
    {
        var decoded = PackDecoder.Decode(message.Kit, lane, message.Payload, message.ContentType, message.At);
        foreach (var record in decoded.Rejected)
        {
            Count(refused, record.Reason);
        }

        if (decoded.Pack is not { } pack)
        {
            Count(undecodable, decoded.Reason!);
            kit.AddUndecodable();
            return;
        }

        if (lane == Lane.Tick)
        {
            return;
        }

        sizes.Add(message.Payload.Length, pack.Observations.Count);
        if (!kit.Add(message, pack))
        {
            return;
        }

        if (lane == Lane.Obs)
        {
            quarters.AddPack(pack.SealedAt);
        }

        foreach (var observation in pack.Observations)
        {
            if (filter.Keeps(observation.Sensor) && filter.Keeps(observation.Quantity))
            {
                kit.Add(observation);
                quarters.AddObservation(observation.MeasuredAt, observation.Quantity);
            }
        }
    }

    private InspectionReport ToReport(long fileBytes) => new()
    {
        Name = reader.Manifest.Name,
        Provenance = reader.Manifest.Provenance,
        TimeZone = reader.Manifest.TimeZone,
        FileBytes = fileBytes,
        Messages = messages,
        First = first,
        Last = last,
        Channels = channels,
        ForeignMessages = foreign,
        Undecodable = undecodable,
        RefusedRecords = refused,
        PackSizes = sizes.ToSizes(),
        Kits = [.. kits.Select(kit => kit.ToInspection())],
        Quarters = quarters.ToList(),
        Fault = reader.Fault,
    };
}
