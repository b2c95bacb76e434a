namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>A value that brings its type along.</summary>
/// <param name="Signature">One complete type.</param>
/// <param name="Value">As <see cref="DBusReader"/> gives it.</param>
internal sealed record Variant(string Signature, object Value)
{
    public static Variant Of(bool value) => new("b", value);

    public static Variant Of(string value) => new("s", value);
}
