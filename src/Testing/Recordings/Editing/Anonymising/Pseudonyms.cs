using System.Security.Cryptography;
using System.Text;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>New ids for old ones, by HMAC-SHA256 (RFC 2104) with a key: without the key nobody can tell which is whose, nor try out. One caller at a time.</summary>
internal sealed class Pseudonyms(ReadOnlyMemory<byte> key)
{
    private readonly Dictionary<KitId, KitId> kits = [];
    private readonly Dictionary<(KitId Kit, SensorId Sensor), SensorId> sensors = [];

    public HomeId Of(HomeId id) => HomeId.Derive(Name("home", id.Value));

    public RoomId Of(RoomId id) => RoomId.Derive(Name("room", id.Value));

    public ResidentId Of(ResidentId id) => ResidentId.Derive(Name("resident", id.Value));

    public CareTeamId Of(CareTeamId id) => CareTeamId.Derive(Name("team", id.Value));

    public KitId Of(KitId id)
    {
        if (!kits.TryGetValue(id, out var pseudonym))
        {
            kits[id] = pseudonym = KitId.Derive(Name("kit", id.Value));
        }

        return pseudonym;
    }

    /// <summary>A sensor's ordinary name is kept; any other may be a person's doing, and is replaced.</summary>
    public SensorId Of(KitId kit, SensorId sensor)
    {
        if (OrdinarySensorNames.Contains(sensor))
        {
            return sensor;
        }

        if (!sensors.TryGetValue((kit, sensor), out var pseudonym))
        {
            sensors[(kit, sensor)] = pseudonym = SensorId.Parse($"sensor-{Short("sensor", $"{kit}/{sensor}")}");
        }

        return pseudonym;
    }

    /// <summary>Eight characters that stand for a text.</summary>
    public string Short(string kind, string value) => Name(kind, value)[..8];

    /// <summary>A number that stands for a text.</summary>
    public ulong Number(string kind, string value) => ulong.Parse(Name(kind, value).AsSpan(0, 16), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    private string Name(string kind, string value) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"{kind}\n{value}")));
}
