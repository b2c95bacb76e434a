using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>What stays and what goes. All within a transaction.</summary>
internal sealed partial class KitOutbox
{
    /// <summary>What a row of table pack takes beside its payload, with its places in three indexes: measured at 90 to 110 bytes.</summary>
    private const int RowBytes = 110;
    private const long AgeCheckPeriod = 60 * Instant.MicrosecondsPerSecond;
    private const string NeverSent = "((lane = 0 AND id > $1) OR (lane = 1 AND id > $2))";

    private void Insert(OutgoingPack pack, PackClass @class)
    {
        file!.Execute(
            "INSERT INTO pack (boot, lane, sequence, class, sealed_at, payload) VALUES ($1, $2, $3, $4, $5, $6)",
            pack.Number.Boot,
            (long)pack.Number.Lane,
            pack.Number.Sequence,
            (long)@class,
            pack.SealedAt.Microseconds,
            pack.Payload.ToArray());
        figures.Packs++;
        figures.Untaken++;
        figures.Bytes += pack.Payload.Length + RowBytes;
    }

    /// <summary>The rows of those that were given to be sent already.</summary>
    private List<long> KeepUnkept()
    {
        const string RowOf = "SELECT id FROM pack WHERE boot = $1 AND lane = $2 AND sequence = $3";
        var early = new List<long>();
        foreach (var pack in unkept)
        {
            // The transaction that failed may have reached the disk after all.
            var number = pack.Pack.Number;
            if (file!.Number(RowOf, number.Boot, (long)number.Lane, number.Sequence) is null)
            {
                KeepEvent(pack);
            }

            // It was counted as untaken while it was in memory, if it was.
            figures.Untaken--;
            if (pack.IsTaken)
            {
                early.Add(file.Number(RowOf, number.Boot, (long)number.Lane, number.Sequence)!.Value);
            }
        }

        return early;
    }

    private void ForgetAcknowledged()
    {
        foreach (var number in unforgotten)
        {
            Delete(number);
        }

        _ = numbering.Acknowledge(unforgotten);
    }

    private void SaveNumbers()
    {
        if (numbering.End is { } end && end.Boot == Boot)
        {
            file!.Execute("UPDATE boot SET last_obs = $1, last_evt = $2, lost = $3 WHERE number = $4", end.LastObs, end.LastEvt, figures.LostBefore, end.Boot);
        }

        file!.Execute("UPDATE kit SET last_reading = $1, known_at = $2, lost = $3, shed = $4", figures.LastReading, figures.KnownAt?.Microseconds, figures.LostReadings, figures.ShedPacks);
        foreach (var (range, declaredIn, isGone) in numbering.TakeShedChanges())
        {
            if (isGone)
            {
                file!.Execute("DELETE FROM shed WHERE boot = $1 AND lane = $2 AND first = $3", range.Boot, (long)range.Lane, range.Range.First);
                continue;
            }

            file!.Execute(
                "INSERT OR REPLACE INTO shed (boot, lane, first, last, declared) VALUES ($1, $2, $3, $4, (SELECT id FROM pack WHERE boot = $5 AND lane = $6 AND sequence = $7))",
                range.Boot,
                (long)range.Lane,
                range.Range.First,
                range.Range.Last,
                declaredIn?.Boot,
                (long?)declaredIn?.Lane,
                declaredIn?.Sequence);
        }
    }

    /// <summary>The oldest of the lowest class goes, of what was never sent, until there is room.</summary>
    private void MakeRoom()
    {
        while (figures.Bytes > options.MostBytes && OldestOf($"SELECT boot, lane, sequence FROM pack WHERE {NeverSent} ORDER BY class, id LIMIT 1") is [var oldest])
        {
            Shed(oldest);
        }
    }

    private void ShedOld(Instant instant, long now)
    {
        if (lastAgeCheck is { } last && now - last < AgeCheckPeriod)
        {
            return;
        }

        lastAgeCheck = now;
        var before = (instant - options.LongestAge).Microseconds;
        while (OldestOf($"SELECT boot, lane, sequence FROM (SELECT * FROM pack WHERE {NeverSent} AND class < 2 ORDER BY id LIMIT 1) WHERE sealed_at < $3", before) is [var oldest])
        {
            Shed(oldest);
        }
    }

    private List<PackNumber> OldestOf(string query, long? before = null)
    {
        ReadOnlySpan<object?> values = before is null ? [obsCursor, evtCursor] : [obsCursor, evtCursor, before];
        return file!.Rows(query, row => new PackNumber(row.GetInt64(0), (Lane)row.GetInt64(1), row.GetInt64(2)), values);
    }

    private void Shed(PackNumber number)
    {
        Delete(number);
        _ = numbering.Shed(number);
        figures.Untaken--;
        figures.ShedPacks++;
    }

    private void Delete(PackNumber number)
    {
        if (file!.Number("SELECT length(payload) FROM pack WHERE boot = $1 AND lane = $2 AND sequence = $3", number.Boot, (long)number.Lane, number.Sequence) is { } length)
        {
            file.Execute("DELETE FROM pack WHERE boot = $1 AND lane = $2 AND sequence = $3", number.Boot, (long)number.Lane, number.Sequence);
            figures.Packs--;
            figures.Bytes -= length + RowBytes;
        }
    }
}
