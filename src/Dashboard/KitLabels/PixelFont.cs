namespace AgeingMonitor.Dashboard.KitLabels;

/// <summary>Capitals, digits and the hyphen as dots, 5 wide and 7 high: all that a label says, on machines that have no fonts.</summary>
internal static class PixelFont
{
    public const int Width = 5;
    public const int Height = 7;

    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ";

    // One character is seven rows of five bits, the left one highest, in hexadecimal pairs.
    private static readonly string[] Rows =
    [
        "0E11111F111111", "1E11111E11111E", "0E11101010110E", "1E11111111111E", "1F10101E10101F", "1F10101E101010", "0E11101713110F", "1111111F111111", "0E04040404040E",
        "0702020202120C", "11121418141211", "1010101010101F", "111B1515111111", "11191513111111", "0E11111111110E", "1E11111E101010", "0E11111115120D", "1E11111E141211",
        "0F10100E01011E", "1F040404040404", "1111111111110E", "11111111110A04", "1111111515150A", "11110A040A1111", "11110A04040404", "1F01020408101F",
        "0E11131519110E", "040C040404040E", "0E11010204081F", "1F02040201110E", "02060A121F0202", "1F101E0101110E", "0608101E11110E", "1F010204080808", "0E11110E11110E", "0E11110F01020C",
        "0000001F000000", "00000000000000",
    ];

    /// <summary>Whether a dot of a character is set; characters that are not here are blank.</summary>
    public static bool IsSet(char character, int x, int y)
    {
        var index = Characters.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
        return index >= 0 && (Convert.FromHexString(Rows[index])[y] >> (Width - 1 - x) & 1) == 1;
    }
}
