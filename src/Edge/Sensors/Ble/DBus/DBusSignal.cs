namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>News, and when they were read from the socket.</summary>
internal readonly record struct DBusSignal(DBusMessage Message, long At);
