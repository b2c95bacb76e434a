namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>What came is no D-Bus, or what is to be sent cannot be said in it. The connection is of no more use.</summary>
internal sealed class DBusFormatException(string message) : Exception(message);
