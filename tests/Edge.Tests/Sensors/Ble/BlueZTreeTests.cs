using AgeingMonitor.Edge.Sensors.Ble.BlueZ;
using AgeingMonitor.Edge.Sensors.Ble.DBus;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble;

public sealed class BlueZTreeTests
{
    private const string Device = "/org/bluez/hci0/dev_1";

    [Fact]
    public void Tree_FollowsItsSignals()
    {
        var tree = new BlueZTree();
        tree.Load(new Dictionary<object, object> { [new ObjectPath("/org/bluez/hci0")] = Interface(BlueZTree.Adapter, ("Powered", Variant.Of(true))) });
        Assert.True(tree.Get<bool>("/org/bluez/hci0", BlueZTree.Adapter, "Powered"));
        Assert.Single(tree.Take(Signal("InterfacesAdded", new ObjectPath(Device), Interface(BlueZTree.Device, ("Address", Variant.Of("AA:00:00:00:00:01")), ("RSSI", new Variant("n", (short)-5))))));
        Assert.Equal(-5, tree.Get<short>(Device, BlueZTree.Device, "RSSI"));
        Assert.Null(tree.Get<string>(Device, BlueZTree.Device, "RSSI"));
        tree.Take(Signal("InterfacesAdded", new ObjectPath(Device + "/c"), Interface(BlueZTree.Characteristic, ("UUID", Variant.Of("00002A35-0000-1000-8000-00805F9B34FB")))));
        Assert.Equal([Device + "/c"], tree.FindCharacteristics(Device, HealthProfiles.Uuid(0x2A35)));
        Assert.Empty(tree.FindCharacteristics(Device + "2", HealthProfiles.Uuid(0x2A35)));

        var changed = Assert.Single(tree.Take(Signal("PropertiesChanged", BlueZTree.Device, Table(("Connected", Variant.Of(true))), new object[] { "RSSI" })));
        Assert.Equal(["Connected"], changed.Changed.Keys);
        Assert.True(tree.Get<bool>(Device, BlueZTree.Device, "Connected"));
        Assert.Equal(0, tree.Get<short>(Device, BlueZTree.Device, "RSSI"));

        Assert.True(Assert.Single(tree.Take(Signal("InterfacesRemoved", new ObjectPath(Device), new object[] { BlueZTree.Device, "other" }))).IsGone);
        Assert.Empty(tree.Take(Signal("PropertiesChanged", BlueZTree.Device, Table(("Connected", Variant.Of(true))), Array.Empty<object>())));
        Assert.False(tree.Has(Device, BlueZTree.Device));
    }

    [Fact]
    public void Signals_OfAnyForm_AreNewsOrNothing()
    {
        object[] values =
        [
            "text", 5u, true, new ObjectPath(Device), Array.Empty<object>(), new object[] { 1u, "Connected" }, new byte[] { 1 }, Variant.Of("x"), BlueZTree.Device,
            new Dictionary<object, object> { [1u] = 2u }, Table(("Address", new Variant("u", 1u))), Interface(BlueZTree.Device, ("Address", new Variant("u", 1u))), Interface(BlueZTree.Device),
        ];
        string[] members = ["InterfacesAdded", "InterfacesRemoved", "PropertiesChanged", "Other"];
        Gen.Select(Gen.Int[0, members.Length - 1].Select(i => members[i]), Gen.Int[0, values.Length - 1].Select(i => values[i]).Array[0, 4]).Array[1, 6].Sample(signals =>
        {
            var tree = new BlueZTree();
            tree.Load(signals[0].Item2.FirstOrDefault() ?? 1u);
            foreach (var (member, body) in signals)
            {
                Assert.All(tree.Take(Signal(member, body)), news => Assert.NotNull(news.Path));
            }

            Assert.Null(tree.Get<string>(Device, BlueZTree.Device, "Address"));
        });
    }

    private static DBusSignal Signal(string member, params object[] body) =>
        new(new DBusMessage { Kind = DBusMessageKind.Signal, Path = new ObjectPath(Device), Interface = "any", Member = member, Body = body }, 0);

    private static Dictionary<object, object> Interface(string name, params (string, Variant)[] properties) => new() { [name] = Table(properties) };

    private static Dictionary<object, object> Table(params (string Name, Variant Value)[] properties) => properties.ToDictionary(one => (object)one.Name, one => (object)one.Value);
}
