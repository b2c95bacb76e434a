using System.Globalization;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>Reads the lines of a journal, one after the other, into what they amount to.</summary>
internal sealed class KitJournalLoader
{
    private readonly OrderedDictionary<PackNumber, OutgoingPack> pending = [];
    private readonly List<ShedRange> shed = [];
    private BootEnd? lastBoot;
    private Instant? lastSealedAt;

    /// <summary>False when the line is none of ours: nothing behind it can be trusted.</summary>
    public bool TryRead(string line)
    {
        var words = line.Split(' ');
        try
        {
            switch (words)
            {
                case ["B", _, _, _, _]:
                    lastBoot = new BootEnd(Number(words[1]), Number(words[2]), Number(words[3]));
                    lastSealedAt = Number(words[4]) is var at && at == Instant.MinValue.Microseconds ? null : new Instant(at);
                    return true;
                case ["P", _, _, _, _, _, _]:
                    Add(new OutgoingPack(PackOf(words), new Instant(Number(words[4])), KitJournalLine.ContentType(words[5]), Convert.FromBase64String(words[6])));
                    return true;
                case ["F", _, _, _]:
                    pending.Remove(PackOf(words));
                    return true;
                case ["S", _, _, _, _]:
                    shed.Add(new ShedRange(Number(words[1]), (Lane)Number(words[2]), new SequenceRange(Number(words[3]), Number(words[4]))));
                    return true;
                case ["T"]:
                    shed.Clear();
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    public KitJournalState ToState() => new() { LastBoot = lastBoot, LastSealedAt = lastSealedAt, Pending = [.. pending.Values], Shed = shed };

    private static PackNumber PackOf(string[] words) => new(Number(words[1]), (Lane)Number(words[2]), Number(words[3]));

    private static long Number(string word) => long.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private void Add(OutgoingPack pack)
    {
        pending[pack.Number] = pack;
        var (boot, lane, sequence) = pack.Number;
        var end = lastBoot is { } known && known.Boot == boot ? known : new BootEnd(boot, 0, 0);

        // A pack of an earlier boot, as a rewritten file holds them, says nothing of the last one.
        if (lastBoot is null || boot >= lastBoot.Value.Boot)
        {
            lastBoot = lane == Lane.Obs ? end with { LastObs = Math.Max(end.LastObs, sequence) } : end with { LastEvt = Math.Max(end.LastEvt, sequence) };
        }

        if (lane == Lane.Obs)
        {
            lastSealedAt = Instant.Max(lastSealedAt ?? pack.SealedAt, pack.SealedAt);
        }
    }
}
