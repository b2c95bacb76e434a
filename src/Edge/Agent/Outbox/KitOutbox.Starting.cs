using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>How a boot begins, and goes on after a fault.</summary>
internal sealed partial class KitOutbox
{
    private string BootPath => Path.ChangeExtension(path, ".boot");

    /// <summary>Opens the file and reads what it holds into memory.</summary>
    /// <param name="current">The boot under way; null when one is to begin.</param>
    private PackNumbering Start(long? current)
    {
        if (damage is { } found)
        {
            // Found in use, be it in a place that opening does not look at.
            var anew = StartAnew(found, current);
            damage = null;
            return anew;
        }

        OutboxFile? opened = null;
        try
        {
            opened = OutboxFile.Open(path, looksThrough: current is null);
            file = opened;
            return Load(current);
        }
        catch (Exception e) when (OutboxFile.IsDamage(e))
        {
            opened?.Dispose();
            file = null;
            return StartAnew(e.Message, current);
        }
        catch
        {
            opened?.Dispose();
            file = null;
            throw;
        }
    }

    private PackNumbering Load(long? current)
    {
        var open = file!;
        var isGoingOn = current is { } going && open.Number("SELECT count(*) FROM boot WHERE number = $1", going) > 0;
        if (!isGoingOn)
        {
            obsCursor = evtCursor = 0;
            takenEarly.Clear();
            ReadFigures();
            SealLeftBehind();
            SetAsideOwed();
        }

        ReadFigures();
        if (!isGoingOn)
        {
            var before = LastEnd();
            var boot = Math.Max(Math.Max(open.Number("SELECT max(number) FROM boot") ?? 0, BootFile.Read(BootPath) ?? 0), current ?? 0) + 1;
            Begin(boot, before);
            return new PackNumbering(before, ReadShed(), new BootEnd(boot, 0, 0));
        }

        figures.LostBefore = open.Number("SELECT lost FROM boot WHERE number = $1", current!.Value)!.Value;
        var kept = open.Rows("SELECT last_obs, last_evt, after_boot, after_obs, after_evt FROM boot WHERE number = $1", row => (
            Obs: row.GetInt64(0), Evt: row.GetInt64(1), After: row.IsDBNull(2) ? (BootEnd?)null : new BootEnd(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))), current!.Value).Single();

        // The disk may be behind: an event leaves also when it cannot be kept, and its number is not given out again.
        return new PackNumbering(kept.After, ReadShed(), new BootEnd(current.Value, kept.Obs, Math.Max(kept.Evt, lastEvent.Boot == current.Value ? lastEvent.Sequence : 0)));
    }

    /// <summary>
    /// What the boot before dated and could not seal, of its own and of earlier boots, it would have sealed next: it gets that boot's next numbers, in the order of measurement, so that a pack holds readings of one boot, a series stays
    /// in order, and the end of the boot that is told next is the true one.
    /// </summary>
    private void SealLeftBehind()
    {
        var open = file!;
        if (open.Number("SELECT 1 FROM waiting WHERE at IS NOT NULL LIMIT 1") is null)
        {
            return;
        }

        var (stood, after) = open.Rows("SELECT number, last_obs, last_evt, after_boot, after_obs, after_evt FROM boot ORDER BY number DESC LIMIT 1", row => (
            new BootEnd(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), row.IsDBNull(3) ? (BootEnd?)null : new BootEnd(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)))).Single();
        numbering = new PackNumbering(after, ReadShed(), stood);
        open.InTransaction(() =>
        {
            foreach (var group in WaitingGroups())
            {
                SealGroup(group, Instant.MinValue);
            }

            SaveNumbers();
        });
    }

    private void Begin(long boot, BootEnd? before)
    {
        var open = file!;
        open.InTransaction(() =>
        {
            open.Execute(
                "INSERT INTO boot VALUES ($1, $2, 0, 0, $3, $4, $5, $6)", boot, machineStart, before?.Boot, before?.LastObs, before?.LastEvt, figures.LostBefore);

            // Only boots that still have something here, and the one whose end is told, are of use.
            open.Execute("DELETE FROM boot WHERE number < $1 AND number NOT IN (SELECT boot FROM waiting UNION SELECT boot FROM owed) AND number <> $2", boot, before?.Boot ?? 0);
            open.Execute("DELETE FROM machine WHERE start NOT IN (SELECT machine FROM boot)");
        });
        try
        {
            BootFile.Write(BootPath, boot);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNoBootFile(e.Message);
        }
    }

    /// <summary>A damaged file is put aside, for whoever wants to look into it; the next one takes its place. Nothing is known of what it held, so this boot does not say where the one before it ended.</summary>
    private PackNumbering StartAnew(string reason, long? current)
    {
        var known = Math.Max(BootFile.Read(BootPath) ?? 0, current ?? 0);
        var aside = path + ".damaged";
        foreach (var suffix in (string[])[string.Empty, "-wal", "-shm"])
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, aside + suffix, overwrite: true);
            }
        }

        if (known == 0)
        {
            // Neither file tells: the seconds since 1970 are above every number that was counted.
            known = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        }

        file = OutboxFile.Open(path, looksThrough: false);
        obsCursor = evtCursor = 0;
        takenEarly.Clear();
        ReadFigures();
        Begin(known + 1, null);
        LogDamaged(reason, aside, known + 1);
        return new PackNumbering(null, [], new BootEnd(known + 1, 0, 0));
    }

    private void ReadFigures()
    {
        var open = file!;
        var lostBefore = figures.LostBefore;
        figures = open.Rows("SELECT last_reading, known_at, lost, shed FROM kit", row => new OutboxFigures
        {
            LostBefore = lostBefore,
            LastReading = row.GetInt64(0),
            KnownAt = row.IsDBNull(1) ? null : new Instant(row.GetInt64(1)),
            LostReadings = row.GetInt64(2),
            ShedPacks = row.GetInt64(3),
        }).Single();
        figures.Packs = (int)open.Number("SELECT count(*) FROM pack")!.Value;
        figures.Bytes = open.Number("SELECT coalesce(sum(length(payload)), 0) FROM pack")!.Value + ((long)figures.Packs * RowBytes);
        figures.Untaken = (int)open.Number("SELECT count(*) FROM pack WHERE (lane = 0 AND id > $1) OR (lane = 1 AND id > $2)", obsCursor, evtCursor)!.Value
            - takenEarly.Count + unkept.Count(pack => !pack.IsTaken);
        figures.Waiting = (int)open.Number("SELECT count(*) FROM waiting")!.Value;
        figures.Owed = (int)open.Number("SELECT count(*) FROM (SELECT DISTINCT boot, sequence FROM owed WHERE reserved IS NOT NULL)")!.Value;
        figures.Anchor = AnchorOf(machineStart);
    }

    private long LastBoot() => file!.Number("SELECT max(number) FROM boot") ?? 0;

    /// <summary>Where the last boot ended that gave out a number.</summary>
    private BootEnd? LastEnd() => file!.Rows(
        "SELECT number, last_obs, last_evt FROM boot WHERE last_obs + last_evt > 0 ORDER BY number DESC LIMIT 1", row => new BootEnd(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))) is [var end] ? end : null;

    /// <summary>What was shed, with the pack that declares it: none that is not here.</summary>
    private List<ShedEntry> ReadShed() => file!.Rows(
        "SELECT shed.boot, shed.lane, first, last, pack.boot, pack.lane, pack.sequence FROM shed LEFT JOIN pack ON pack.id = shed.declared ORDER BY shed.boot, shed.lane, first",
        row => new ShedEntry(
            new ShedRange(row.GetInt64(0), (Lane)row.GetInt64(1), new SequenceRange(row.GetInt64(2), row.GetInt64(3))),
            row.IsDBNull(4) ? null : new PackNumber(row.GetInt64(4), (Lane)row.GetInt64(5), row.GetInt64(6))));
}
