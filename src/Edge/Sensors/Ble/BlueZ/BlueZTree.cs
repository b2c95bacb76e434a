using AgeingMonitor.Edge.Sensors.Ble.DBus;

namespace AgeingMonitor.Edge.Sensors.Ble.BlueZ;

/// <summary>BlueZ's objects as its signals tell of them: adapters, devices, characteristics. What is not of the expected form is passed over. One caller at a time.</summary>
internal sealed class BlueZTree
{
    public const string Adapter = "org.bluez.Adapter1";
    public const string Device = "org.bluez.Device1";
    public const string Characteristic = "org.bluez.GattCharacteristic1";

    private static readonly IReadOnlyDictionary<string, object> Nothing = new Dictionary<string, object>(StringComparer.Ordinal);

    private readonly Dictionary<(string Path, string Interface), Dictionary<string, object>> interfaces = [];

    /// <summary>Takes the whole tree, as <c>GetManagedObjects</c> gives it.</summary>
    public void Load(object answer)
    {
        interfaces.Clear();
        foreach (var (path, content) in answer as Dictionary<object, object> ?? [])
        {
            Add(path, content, 0);
        }
    }

    /// <summary>Takes a signal, and says what of it is news.</summary>
    public IReadOnlyList<BlueZNews> Take(DBusSignal signal)
    {
        var message = signal.Message;
        switch (message.Member, message.Body)
        {
            case ("InterfacesAdded", [ObjectPath path, Dictionary<object, object> content]):
                return Add(path, content, signal.At);
            case ("InterfacesRemoved", [ObjectPath path, object[] names]):
                return [.. names.OfType<string>().Where(name => interfaces.Remove((path.Text, name))).Select(name => new BlueZNews(path.Text, name, Nothing, IsAdded: false, IsGone: true, signal.At))];
            case ("PropertiesChanged", [string name, Dictionary<object, object> changed, object[] invalidated]) when interfaces.TryGetValue((message.Path!.Value.Text, name), out var known):
                foreach (var property in invalidated.OfType<string>())
                {
                    known.Remove(property);
                }

                var fresh = Properties(changed);
                foreach (var (property, value) in fresh)
                {
                    known[property] = value;
                }

                return [new BlueZNews(message.Path!.Value.Text, name, fresh, IsAdded: false, IsGone: false, signal.At)];
            default:
                return [];
        }
    }

    /// <summary>A property; null when object, interface or property is not there, or of another type.</summary>
    public T? Get<T>(string path, string @interface, string property) =>
        interfaces.TryGetValue((path, @interface), out var known) && known.TryGetValue(property, out var value) && value is T typed ? typed : default;

    /// <summary>Whether there is such an interface of such an object.</summary>
    public bool Has(string path, string @interface) => interfaces.ContainsKey((path, @interface));

    /// <summary>The characteristics of a device with a number, by its full form.</summary>
    public IReadOnlyList<string> FindCharacteristics(string device, string uuid) =>
        [.. interfaces.Keys
            .Where(key => key.Interface == Characteristic && key.Path.StartsWith(device + "/", StringComparison.Ordinal) && IsNumbered(key.Path, uuid))
            .Select(key => key.Path)
            .Order(StringComparer.Ordinal)];

    /// <summary>Whether a characteristic has a number, by its full form.</summary>
    public bool IsNumbered(string path, string uuid) => string.Equals(Get<string>(path, Characteristic, "UUID"), uuid, StringComparison.OrdinalIgnoreCase);

    private List<BlueZNews> Add(object path, object content, long at)
    {
        if (path is not ObjectPath place || content is not Dictionary<object, object> added)
        {
            return [];
        }

        var news = new List<BlueZNews>();
        foreach (var (name, properties) in added)
        {
            if (name is string text && properties is Dictionary<object, object> table)
            {
                var fresh = Properties(table);
                interfaces[(place.Text, text)] = fresh;
                news.Add(new BlueZNews(place.Text, text, new Dictionary<string, object>(fresh, StringComparer.Ordinal), IsAdded: true, IsGone: false, at));
            }
        }

        return news;
    }

    private static Dictionary<string, object> Properties(Dictionary<object, object> table)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in table)
        {
            if (name is string text && value is Variant variant)
            {
                properties[text] = variant.Value;
            }
        }

        return properties;
    }
}
