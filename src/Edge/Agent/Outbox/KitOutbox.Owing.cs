using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>
/// An event that left without its date is owed it, also when the program ends before the time is learned. The dated form repeats a number of the boot that told of the event, so it is a pack of that boot: the next boot sets its
/// number aside before it says where that boot ended.
/// </summary>
internal sealed partial class KitOutbox
{
    /// <summary>Most undated events whose date is owed over a restart; of more than that the first are.</summary>
    private const int MostOwed = 1000;

    private void KeepEvent(FrozenPack pack)
    {
        var number = pack.Pack.Number;
        Insert(pack.Pack, PackClass.Alarms);
        if (pack.IsDated)
        {
            // The dated forms of an event leave in the order of the undated ones, and all of them before it is told of anew.
            file!.Execute("DELETE FROM owed WHERE boot = $1 AND sequence = (SELECT min(sequence) FROM owed WHERE boot = $1 AND repeats = $2)", number.Boot, pack.Repeats);
            return;
        }

        if (file!.Number("SELECT count(DISTINCT boot || '/' || sequence) FROM owed") < MostOwed)
        {
            for (var i = 0; i < pack.Observations.Count; i++)
            {
                var (observation, value) = (pack.Observations[i], pack.Observations[i].Value);
                file.Execute(
                    "INSERT INTO owed (boot, sequence, place, repeats, stamp, sensor, quantity, number, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    number.Boot,
                    number.Sequence,
                    (long)i,
                    pack.Repeats ?? number.Sequence,
                    observation.MeasuredAt.Microseconds,
                    observation.Sensor.Value,
                    observation.Quantity.Code,
                    value.IsNumber ? value.Number : null,
                    value.Text);
            }
        }
    }

    /// <summary>A boot is over: what it owes has the numbers after its last.</summary>
    private void SetAsideOwed()
    {
        var open = file!;
        var boot = LastBoot();
        open.InTransaction(() =>
        {
            foreach (var sequence in open.Rows("SELECT DISTINCT sequence FROM owed WHERE boot = $1 AND reserved IS NULL ORDER BY sequence", row => row.GetInt64(0), boot))
            {
                open.Execute("UPDATE boot SET last_evt = last_evt + 1 WHERE number = $1", boot);
                open.Execute("UPDATE owed SET reserved = (SELECT last_evt FROM boot WHERE number = $1) WHERE boot = $1 AND sequence = $2", boot, sequence);
            }
        });
    }

    /// <summary>The time is known of a start of the machine: the events of its boots get their dates.</summary>
    private void DateOwed(string machine, Func<long, KitTime> timeAt, Instant now)
    {
        foreach (var (number, sequence, repeats, after) in OwedBy(machine))
        {
            var told = file!.Rows(
                "SELECT stamp, sensor, quantity, number, text FROM owed WHERE boot = $1 AND sequence = $2 ORDER BY place",
                row => (Stamp: row.GetInt64(0), Sensor: SensorId.Parse(row.GetString(1)), Quantity: Quantities.Find(row.GetString(2)), Value: row.IsDBNull(4) ? ObservedValue.Of(row.GetDouble(3)) : ObservedValue.Of(row.GetString(4))),
                number.Boot,
                sequence);
            var time = timeAt(told.Max(one => one.Stamp));
            List<Observation> observations = [.. told.Where(one => one.Quantity is not null).Select(one => new Observation(one.Sensor, one.Quantity!, time.At(one.Stamp), one.Value))];
            if (observations.Count == 0)
            {
                // Told by another version, in words that this one does not have.
                _ = numbering.Shed(number);
            }
            else
            {
                var sealedAt = Instant.Max(now, observations.Max(observation => observation.MeasuredAt));
                Insert(Encode(new PackHead(number, null, after, []), sealedAt, time.Quality, observations, repeats), PackClass.Alarms);
            }

            NoLongerOwed(number.Boot, sequence);
        }
    }

    /// <summary>Nothing can date them: the numbers that were set aside stay empty, and the server is told so. The events themselves left when they happened.</summary>
    private void GiveUpOwed(string machine)
    {
        foreach (var (number, sequence, _, _) in OwedBy(machine))
        {
            _ = numbering.Shed(number);
            NoLongerOwed(number.Boot, sequence);
            LogNeverDated(number.Boot, sequence);
        }
    }

    private void NoLongerOwed(long boot, long sequence)
    {
        file!.Execute("DELETE FROM owed WHERE boot = $1 AND sequence = $2", boot, sequence);
        figures.Owed--;
    }

    private List<(PackNumber Number, long Sequence, long Repeats, BootEnd? After)> OwedBy(string machine) => file!.Rows(
        """
        SELECT DISTINCT owed.boot, owed.reserved, owed.sequence, owed.repeats, boot.after_boot, boot.after_obs, boot.after_evt
        FROM owed JOIN boot ON boot.number = owed.boot WHERE boot.machine = $1 AND owed.reserved IS NOT NULL ORDER BY 1, 2
        """,
        row => (
            new PackNumber(row.GetInt64(0), Lane.Evt, row.GetInt64(1)),
            row.GetInt64(2),
            row.GetInt64(3),
            row.IsDBNull(4) ? (BootEnd?)null : new BootEnd(row.GetInt64(4), row.GetInt64(5), row.GetInt64(6))),
        machine);
}
