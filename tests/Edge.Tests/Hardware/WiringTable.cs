using System.Globalization;

namespace AgeingMonitor.Edge.Tests.Hardware;

/// <summary>The tables under "Wiring" and "Pins" of a kit's README, and what can be held against them without a board.</summary>
internal sealed class WiringTable
{
    /// <summary>The 40-pin header: BCM number to pin.</summary>
    private static readonly Dictionary<int, int> PinOfBcm = new()
    {
        [0] = 27, [1] = 28, [2] = 3, [3] = 5, [4] = 7, [5] = 29, [6] = 31, [7] = 26, [8] = 24, [9] = 21, [10] = 19, [11] = 23, [12] = 32, [13] = 33,
        [14] = 8, [15] = 10, [16] = 36, [17] = 11, [18] = 12, [19] = 35, [20] = 38, [21] = 40, [22] = 15, [23] = 16, [24] = 18, [25] = 22, [26] = 37, [27] = 13,
    };

    private static readonly Dictionary<string, int[]> PinsOfSupply = new(StringComparer.Ordinal) { ["3.3 V"] = [1, 17], ["5 V"] = [2, 4], ["GND"] = [6, 9, 14, 20, 25, 30, 34, 39] };

    /// <summary>Serial ports by overlay on a Pi 4, with the board's own TX and RX.</summary>
    private static readonly Dictionary<string, (int Tx, int Rx)> PinsOfPort = new(StringComparer.Ordinal) { ["/dev/ttyAMA0"] = (14, 15), ["/dev/ttyAMA3"] = (4, 5), ["/dev/ttyAMA5"] = (12, 13) };

    private readonly List<Wire> wires;
    private readonly List<(string Bcm, int Pin, string Use)> pins;

    private WiringTable(List<Wire> wires, List<(string Bcm, int Pin, string Use)> pins) => (this.wires, this.pins) = (wires, pins);

    public static WiringTable Read(string readme)
    {
        var wires = Rows(readme, "Wiring").Select(cells => new Wire(cells[0].Trim('`'), cells[1], Number(cells[2]), int.Parse(cells[3], CultureInfo.InvariantCulture), cells[4] == "–" ? null : cells[4], cells[5] == "–" ? null : Convert.ToInt32(cells[5], 16)));
        var pins = Rows(readme, "Pins").SelectMany(cells => new[] { (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2]), (cells[5], int.Parse(cells[4], CultureInfo.InvariantCulture), cells[3]) });
        return new WiringTable([.. wires], [.. pins]);
    }

    public IReadOnlyList<Wire> Of(string sensor) => [.. wires.Where(wire => wire.Part == sensor)];

    public IEnumerable<string> FindFaults()
    {
        foreach (var wire in wires)
        {
            var allowed = wire.Bcm is { } bcm ? PinOfBcm.TryGetValue(bcm, out var pin) ? [pin] : [] : PinsOfSupply.GetValueOrDefault(wire.Name, []);
            if (!allowed.Contains(wire.Pin))
            {
                yield return $"{wire.Part}: {wire.Name} is not at pin {wire.Pin}";
            }

            if (!pins.Any(listed => listed.Pin == wire.Pin && listed.Use != "–"))
            {
                yield return $"pin {wire.Pin} is wired and not in the list of pins";
            }

            if ((wire.Bus?.StartsWith("I2C", StringComparison.Ordinal) ?? false) && (wire.Address is null || wire.Bcm != (wire.Name == "SDA" ? 2 : 3)))
            {
                yield return $"{wire.Part}: {wire.Name} of I2C 1 with its address is at BCM 2 or 3";
            }

            // What the part sends is what the board receives.
            if (wire.Bus is { } port && port.StartsWith('/') && (!PinsOfPort.TryGetValue(port, out var board) || wire.Bcm != (wire.Name == "RX" ? board.Tx : board.Rx)))
            {
                yield return $"{wire.Part}: {wire.Name} is not at {port}";
            }
        }

        foreach (var (listed, pin, use) in pins.Where(listed => listed.Use != "–"))
        {
            if (wires.All(wire => wire.Pin != pin))
            {
                yield return $"pin {pin} is listed for {use} and not wired";
            }
        }

        foreach (var (listed, pin, _) in pins)
        {
            var isRight = Number(listed.Split(' ')[0]) is { } bcm && !listed.EndsWith(" V", StringComparison.Ordinal) ? PinOfBcm.GetValueOrDefault(bcm) == pin : PinsOfSupply.GetValueOrDefault(listed, []).Contains(pin);
            if (!isRight)
            {
                yield return $"the list of pins has {listed} at {pin}";
            }
        }

        var isShared = (Wire wire) => wire.Bcm is null || (wire.Bus?.StartsWith("I2C", StringComparison.Ordinal) ?? false);
        foreach (var twice in wires.Where(wire => !isShared(wire)).GroupBy(wire => wire.Bcm).Where(group => group.Count() > 1 || wires.Any(wire => isShared(wire) && wire.Bcm == group.Key)))
        {
            yield return $"BCM {twice.Key} is used twice";
        }

        foreach (var twice in wires.Where(wire => wire.Address is not null).GroupBy(wire => (wire.Bus, wire.Address, wire.Name)).Where(group => group.Count() > 1))
        {
            yield return $"address 0x{twice.Key.Address:X2} on {twice.Key.Bus} is used twice";
        }
    }

    private static List<string[]> Rows(string readme, string heading)
    {
        var lines = readme.ReplaceLineEndings("\n").Split('\n');
        var section = lines.SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        return [.. section.Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }

    private static int? Number(string cell) => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One wire from a part to the header.</summary>
    internal sealed record Wire(string Part, string Name, int? Bcm, int Pin, string? Bus, int? Address);
}
