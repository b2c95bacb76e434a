namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>The peer answered a call with an error; the connection goes on.</summary>
internal sealed class DBusErrorException(string name, string message) : Exception($"{name}: {message}")
{
    /// <summary>Such as <c>org.bluez.Error.AuthenticationFailed</c>.</summary>
    public string Name { get; } = name;
}
