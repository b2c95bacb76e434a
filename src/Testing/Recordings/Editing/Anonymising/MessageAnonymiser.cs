using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>
/// Gives messages new ids and dates. What cannot be decoded is left out, whole or record by record, since nobody knows what it says. Numbers, boots and clock states stay: order rests on them. Of a birth message the
/// agent's version and the configuration's are left out: they tell kits apart and no detector looks at them.
/// </summary>
internal sealed class MessageAnonymiser(Pseudonyms pseudonyms, ManifestAnonymiser times, IReadOnlySet<KitId> kits, EditTally tally)
{
    /// <summary>The message without what tells whose it is; nothing when it is left out.</summary>
    public IEnumerable<RecordedMessage> Edit(RecordedMessage message)
    {
        var reason = LeftOutReasons.ForeignKit;
        var edited = !kits.Contains(message.Kit) ? null
            : message.Channel == Topics.State ? EditState(message, out reason)
            : EditPack(message, out reason);
        if (edited is null)
        {
            tally.Add(reason);
            return [];
        }

        return [edited with { At = times.Move(message.At), Kit = pseudonyms.Of(message.Kit) }];
    }

    private RecordedMessage? EditPack(RecordedMessage message, out string reason)
    {
        reason = LeftOutReasons.Undecodable;
        if (!LaneNames.TryParse(message.Channel, out var lane))
        {
            return null;
        }

        var decoded = PackDecoder.Decode(message.Kit, lane, message.Payload, message.ContentType, message.At);
        if (decoded.Pack is not { } pack)
        {
            return null;
        }

        List<Observation> observations = [.. pack.Observations.Where(observation => !IsFreeText(observation.Quantity))];
        tally.Add(LeftOutReasons.RefusedRecords, decoded.Rejected.Count);
        tally.Add(LeftOutReasons.FreeText, pack.Observations.Count - observations.Count);
        if (observations.Count == 0 && !pack.Key.IsNumbered)
        {
            return null;
        }

        var moved = pack with
        {
            Key = pack.Key with { Kit = pseudonyms.Of(pack.Key.Kit) },
            SealedAt = times.Move(pack.SealedAt),
            ReceivedAt = times.Move(pack.ReceivedAt),
            Observations = [.. observations.Select(observation => observation with
            {
                Sensor = pseudonyms.Of(message.Kit, observation.Sensor),
                MeasuredAt = times.Move(observation.MeasuredAt),
            })],
        };
        return PackRewriting.Rewrite(message, moved, out reason);
    }

    private RecordedMessage? EditState(RecordedMessage message, out string reason)
    {
        reason = LeftOutReasons.Undecodable;
        if (message.Payload.IsEmpty)
        {
            return message with { ContentType = null };
        }

        if (!KitStateDecoder.TryDecode(message.Payload.Span, out var state))
        {
            return null;
        }

        var edited = state with
        {
            AgentVersion = null,
            ConfigurationVersion = null,
            ConfigurationFault = null,
            Sensors = [.. state.Sensors.Select(sensor => new KitSensor(pseudonyms.Of(message.Kit, sensor.Sensor), [.. sensor.Quantities.Where(code => Quantities.Find(code) is not null)]))],
        };
        return message with { ContentType = null, Payload = KitStateEncoder.Encode(edited) };
    }

    /// <summary>Texts that the catalogue does not list may say anything; waveforms are blocks of samples, checked as such.</summary>
    private static bool IsFreeText(QuantityDefinition quantity) => quantity is { IsText: true, Texts.Count: 0, Kind: not QuantityKind.Waveform };
}
