namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>Name of an object on a D-Bus peer, such as <c>/org/bluez/hci0</c>.</summary>
internal readonly record struct ObjectPath(string Text)
{
    /// <summary>Whether a text has the form of a path: elements of letters, digits and underscores, each after a slash.</summary>
    public static bool IsValid(string text) =>
        text == "/" || (text.Length > 1 && text[0] == '/' && text[^1] != '/' && !text.Contains("//", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/'));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
