using System.Globalization;
using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>One device as its messages tell of it: name, life, readings. No broker here. One caller at a time.</summary>
internal sealed class ZigbeeDevice
{
    /// <summary>Zigbee2MQTT says again at its start what it remembers of each device; it is through with that in so long.</summary>
    private static readonly TimeSpan Recollection = TimeSpan.FromSeconds(10);

    /// <summary>A message whose device was last heard so long ago is a memory.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>From the stick through Zigbee2MQTT and the broker, on a machine that is busy.</summary>
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(2);

    /// <summary>Longer messages of a device are none.</summary>
    private const int LongestMessage = 64 * 1024;

    /// <summary>The list of a large network is some hundred kilobytes.</summary>
    private const int LongestList = 8 * 1024 * 1024;

    private readonly ZigbeeOptions options;
    private readonly TimeProvider clock;
    private readonly ISensorOutput output;
    private readonly ZigbeeFields fields;
    private readonly ZigbeeTelling telling;
    private readonly long linkedAt;
    private string wanted;
    private string? name;
    private long heardAt;
    private long? onlineSince;
    private DateTimeOffset? lastSeen;
    private bool isBridgeOffline;
    private bool isUnavailable;
    private bool isMissing;
    private string? suspicion;

    /// <summary>A device of which nothing is known, or what the run before knew: how long it has been silent does not begin anew because the broker did.</summary>
    public ZigbeeDevice(ZigbeeOptions options, TimeProvider clock, ISensorOutput output, ZigbeeDevice? before = null)
    {
        this.options = options;
        this.clock = clock;
        this.output = output;
        telling = new ZigbeeTelling(clock, output, before?.telling);
        fields = new ZigbeeFields(options, telling);
        linkedAt = clock.GetTimestamp();
        wanted = before?.wanted ?? options.Device;
        name = before?.name ?? (ZigbeeDirectory.IsAddress(wanted) ? null : wanted);
        heardAt = before?.heardAt ?? clock.GetTimestamp();
        suspicion = before?.suspicion;
        fields.Model = before?.fields.Model ?? ZigbeeModel.Unknown;
    }

    /// <summary>Topics to listen to now; they change with the device's name.</summary>
    public IReadOnlyList<string> Topics => name is null ? [StateTopic, DevicesTopic] : [StateTopic, DevicesTopic, $"{options.Topic}/{name}", $"{options.Topic}/{name}/availability"];

    private string StateTopic => options.Topic + "/bridge/state";

    private string DevicesTopic => options.Topic + "/bridge/devices";

    /// <summary>Takes a message on one of the topics.</summary>
    public void Take(string topic, ReadOnlyMemory<byte> payload, bool isKept, long at)
    {
        if (topic == DevicesTopic)
        {
            List(payload);
        }
        else if (topic == StateTopic)
        {
            Bridge(Word(payload), isKept, at);
        }
        else if (name is not null && topic == $"{options.Topic}/{name}/availability")
        {
            isUnavailable = Word(payload) switch { "offline" => true, "online" => false, _ => isUnavailable };
        }
        else if (name is not null && topic == $"{options.Topic}/{name}")
        {
            Message(payload, isKept, at);
        }

        Judge(at);
    }

    /// <summary>To be called once in a while: silence has no message.</summary>
    public void Tick(long at) => Judge(at);

    private void List(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > LongestList || !ZigbeeDirectory.TryFind(payload, wanted, out var entry))
        {
            output.Lose(SensorLoss.Corrupt);
            return;
        }

        isMissing = entry is null;
        if (entry is not null)
        {
            wanted = entry.Address;
            name = entry.Name;
            fields.Model = entry.Model;
        }
    }

    private void Bridge(string? state, bool isKept, long at)
    {
        if (state is not ("online" or "offline"))
        {
            output.Lose(SensorLoss.Corrupt);
            return;
        }

        isBridgeOffline = state == "offline";
        onlineSince = isBridgeOffline || isKept ? null : at;
    }

    private void Message(ReadOnlyMemory<byte> payload, bool isKept, long at)
    {
        if (payload.IsEmpty)
        {
            // The broker's kept copy was cleared.
            return;
        }

        if (payload.Length > LongestMessage || !JsonFields.TryParse(payload, out var document))
        {
            output.Lose(SensorLoss.Corrupt);
            return;
        }

        using (document)
        {
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
            {
                output.Lose(SensorLoss.Corrupt);
                return;
            }

            var seen = document.RootElement.Time("last_seen");
            var isRemembered = isKept || IsMemory(seen, at);
            if (!isRemembered)
            {
                heardAt = at;
                isUnavailable = false;
            }

            fields.Take(document.RootElement, isRemembered, isKept || (isRemembered && seen is not null), at);
        }
    }

    /// <summary>With <c>last_seen</c> a memory shows; without it, what comes just after Zigbee2MQTT has started is taken for one.</summary>
    private bool IsMemory(DateTimeOffset? seen, long at)
    {
        if (seen is not { } time)
        {
            return onlineSince is { } since && clock.GetElapsedTime(since, at) < Recollection;
        }

        // Heard anew is heard anew, whatever the clocks say; only the first message has nothing to stand beside. A device heard before we listened has told it to nobody, or to the run before.
        var age = clock.GetUtcNow() - time;
        var sinceLink = clock.GetElapsedTime(linkedAt, at) + Unhurried;
        var isOld = lastSeen is { } before ? time <= before && age > Unhurried : age > (sinceLink < Fresh ? sinceLink : Fresh);
        lastSeen = time;
        return isOld;
    }

    private void Judge(long at)
    {
        var silence = options.Silence ?? fields.Model.Silence;
        var device = name ?? wanted;
        var why = isBridgeOffline ? "Zigbee2MQTT is offline: look at its log and at the stick."
            : isMissing ? $"Zigbee2MQTT has no device '{device}': it was removed, or never joined."
            : isUnavailable ? $"Zigbee2MQTT does not reach '{device}': its battery, its plug, or its way to the stick."
            : clock.GetElapsedTime(heardAt, at) > silence ? $"'{device}' has not been heard for {silence.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} h: a flat battery, or out of reach, whatever its charge was."
            : null;
        if (why != suspicion)
        {
            suspicion = why;
            output.Suspect(why, at);
        }
    }

    /// <summary>A state as new versions write it, <c>{"state":"online"}</c>, or old ones, <c>online</c>.</summary>
    private static string? Word(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.SequenceEqual("online"u8) || payload.Span.SequenceEqual("offline"u8))
        {
            return payload.Length == 6 ? "online" : "offline";
        }

        if (payload.Length > LongestMessage || !JsonFields.TryParse(payload, out var document))
        {
            return null;
        }

        using (document)
        {
            return document.RootElement.Text("state");
        }
    }
}
