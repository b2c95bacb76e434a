using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>
/// What the kit has measured and the server has not acknowledged, on the disk. Readings wait here until they are sealed into packs, and, while the time is unknown, until they can be dated; packs wait until
/// they are acknowledged. Each method is one transaction, whole or not at all; the memory of this class is that of the file and is read anew after a fault. One caller at a time.
/// </summary>
internal sealed partial class KitOutbox : IDisposable
{
    private readonly string path;
    private readonly KitId kit;
    private readonly OutboxOptions options;
    private readonly string machineStart;
    private readonly ILogger logger;

    /// <summary>Packs that had to leave although the disk did not take them, and those acknowledged that it would not let go: both are made good by the next transaction that succeeds.</summary>
    private readonly List<FrozenPack> unkept = [];
    private readonly List<PackNumber> unforgotten = [];

    /// <summary>Packs that were given to be sent before they could be kept: not to be given again.</summary>
    private readonly HashSet<long> takenEarly = [];
    private readonly UsedInstants used = new();
    private OutboxFile? file;
    private PackNumbering numbering;
    private OutboxFigures figures;
    private PackNumber lastEvent;
    private long obsCursor;
    private long evtCursor;
    private bool isFaulty;
    private string? damage;

    private KitOutbox(string path, KitId kit, OutboxOptions options, string machineStart, ILogger logger)
    {
        (this.path, this.kit, this.options, this.machineStart, this.logger) = (path, kit, options, machineStart, logger);
        numbering = Start(null);
        DiskReserve.TryMake(path);
    }

    /// <summary>The number of this start of the agent.</summary>
    public long Boot => numbering.Boot;

    /// <summary>What it holds and has lost.</summary>
    public OutboxFigures Figures => figures;

    /// <summary>Whether the disk refused the last transaction.</summary>
    public bool IsFaulty => isFaulty;

    /// <summary>Opens the outbox of a folder and begins a boot. A damaged file is put aside and a new one begun.</summary>
    /// <param name="folder">The kit's data folder.</param>
    /// <param name="kit">The kit.</param>
    /// <param name="options">How much it holds.</param>
    /// <param name="machineStart">What tells one start of the machine from another: stamps of one start are of one clock.</param>
    /// <param name="logger">Told of what goes wrong.</param>
    /// <exception cref="OutboxFaultException">The folder cannot be written to: without a number that is kept nothing can be sent.</exception>
    public static KitOutbox Open(string folder, KitId kit, OutboxOptions options, string machineStart, ILogger logger)
    {
        options.Check();
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, "outbox.db");
            try
            {
                return new KitOutbox(path, kit, options, machineStart, logger);
            }
            catch (Exception e) when (IsFull(e) && DiskReserve.TryRelease(path))
            {
                // The disk is full: what was set aside for this lets the boot begin, so that alarms can leave.
                return new KitOutbox(path, kit, options, machineStart, logger);
            }
        }
        catch (Exception e) when (IsFault(e))
        {
            throw new OutboxFaultException($"The outbox in '{folder}' cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The next pack to send for the first time in this process: lane evt first, lane obs only when it is allowed; the oldest first.</summary>
    public OutgoingPack? Take(bool mayTakeObs)
    {
        if (unkept.Find(pack => !pack.IsTaken) is { } urgent)
        {
            urgent.IsTaken = true;
            figures.Untaken--;
            return urgent.Pack;
        }

        try
        {
            return Next(Lane.Evt, ref evtCursor) ?? (mayTakeObs ? Next(Lane.Obs, ref obsCursor) : null);
        }
        catch (Exception e) when (IsFault(e))
        {
            Fault(e);
            return null;
        }
    }

    /// <summary>The server has these packs. Where the disk does not let them go now they go later; a pack that stays is sent again by the next boot, which changes nothing.</summary>
    public void Acknowledge(IReadOnlyList<PackNumber> packs)
    {
        if (packs.Count == 0)
        {
            return;
        }

        unforgotten.AddRange(packs);
        unkept.RemoveAll(pack => packs.Contains(pack.Pack.Number));
        TryTransact(() => { });
    }

    public void Dispose() => file?.Dispose();

    private static bool IsFull(Exception e) => e is SqliteException { SqliteErrorCode: 13 } or IOException;

    private static bool IsFault(Exception e) => e is SqliteException or IOException or UnauthorizedAccessException;

    private OutgoingPack? Next(Lane lane, ref long cursor)
    {
        var next = Usable().Rows(
            "SELECT id, boot, sequence, sealed_at, payload FROM pack WHERE lane = $1 AND id > $2 ORDER BY id LIMIT 1",
            row => (Id: row.GetInt64(0), Pack: new OutgoingPack(new PackNumber(row.GetInt64(1), lane, row.GetInt64(2)), new Instant(row.GetInt64(3)), Contracts.Mqtt.WireLimits.SenMlCbor, row.GetFieldValue<byte[]>(4))),
            (long)lane,
            cursor);
        if (next is not [var (id, pack)])
        {
            return null;
        }

        cursor = id;
        if (takenEarly.Remove(id))
        {
            return Next(lane, ref cursor);
        }

        figures.Untaken--;
        return pack;
    }

    /// <summary>One transaction; false, and nothing changed, when the disk refused it.</summary>
    private bool TryTransact(Action action)
    {
        try
        {
            Transact(action);
            return true;
        }
        catch (OutboxFaultException)
        {
            return false;
        }
    }

    /// <summary>One transaction, after which everything that was owed to the disk is made good too.</summary>
    /// <exception cref="OutboxFaultException">The disk refused; nothing was changed.</exception>
    private void Transact(Action action)
    {
        var (before, numbersBefore) = (figures, numbering);
        try
        {
            var open = Usable();
            (before, numbersBefore) = (figures, numbering.Copy());
            List<long> early = [];
            open.InTransaction(() =>
            {
                early = KeepUnkept();
                ForgetAcknowledged();
                TellLostBefore();
                action();
                SaveNumbers();
            });
            takenEarly.UnionWith(early);
            unkept.Clear();
            unforgotten.Clear();
            used.Confirm();
            if (isFaulty)
            {
                isFaulty = false;
                LogWell();
            }
        }
        catch (Exception e)
        {
            // An event may have to leave before the file can be read again: it must not tell of what was undone.
            (figures, numbering) = (before, numbersBefore);
            used.Undo();
            if (!IsFault(e))
            {
                throw;
            }

            Fault(e);
            throw new OutboxFaultException("The outbox could not be written.", e);
        }
    }

    /// <summary>The file, with a memory that agrees with it: opened anew after a fault.</summary>
    private OutboxFile Usable()
    {
        if (file is null)
        {
            numbering = Start(numbering.Boot);
        }

        return file!;
    }

    private void Fault(Exception e)
    {
        // What SQLite holds in memory after an error of the disk is not looked into: the file tells what was kept.
        file?.Dispose();
        file = null;
        damage ??= OutboxFile.IsDamage(e) ? e.Message : null;
        if (!isFaulty)
        {
            isFaulty = true;
            LogFault(e.Message);
        }
    }
}
