namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>Types of D-Bus values, one code after the other: <c>y b n q i u x t d s o g v</c>, <c>a</c> before an element, <c>(…)</c>, <c>a{…}</c> (D-Bus specification, type system).</summary>
internal readonly record struct TypeSignature(string Text)
{
    /// <summary>Longest allowed, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>Deepest nesting of arrays, and of structures.</summary>
    private const int MaxDepth = 32;

    private const string Basic = "ybnqiuxtdsog";

    /// <summary>Cuts it into complete types.</summary>
    /// <exception cref="DBusFormatException">It is not a list of complete types.</exception>
    public IReadOnlyList<string> Split()
    {
        if (Text.Length > MaxLength)
        {
            throw new DBusFormatException($"A signature of {Text.Length} characters is too long.");
        }

        var types = new List<string>();
        for (var at = 0; at < Text.Length;)
        {
            var end = End(Text, at, 0, 0);
            types.Add(Text[at..end]);
            at = end;
        }

        return types;
    }

    /// <summary>Bytes at whose multiples a value of a type begins.</summary>
    public static int Alignment(char code) => code switch
    {
        'y' or 'g' or 'v' => 1,
        'n' or 'q' => 2,
        'x' or 't' or 'd' or '(' or '{' => 8,
        _ => 4,
    };

    /// <summary>Where the complete type that begins at a place ends.</summary>
    private static int End(string text, int at, int arrays, int structures)
    {
        if (at >= text.Length)
        {
            throw Bad(text);
        }

        var code = text[at];
        if (code == 'v' || Basic.Contains(code, StringComparison.Ordinal))
        {
            return at + 1;
        }

        if (code == 'a' && arrays < MaxDepth)
        {
            return at + 1 < text.Length && text[at + 1] == '{' ? EntryEnd(text, at + 1, arrays + 1, structures) : End(text, at + 1, arrays + 1, structures);
        }

        if (code != '(' || structures >= MaxDepth)
        {
            throw Bad(text);
        }

        var next = End(text, at + 1, arrays, structures + 1);
        while (next < text.Length && text[next] != ')')
        {
            next = End(text, next, arrays, structures + 1);
        }

        return next < text.Length ? next + 1 : throw Bad(text);
    }

    private static int EntryEnd(string text, int at, int arrays, int structures)
    {
        if (structures >= MaxDepth || at + 1 >= text.Length || !Basic.Contains(text[at + 1], StringComparison.Ordinal))
        {
            throw Bad(text);
        }

        var end = End(text, at + 2, arrays, structures + 1);
        return end < text.Length && text[end] == '}' ? end + 1 : throw Bad(text);
    }

    private static DBusFormatException Bad(string text) => new($"'{text}' is no signature.");
}
