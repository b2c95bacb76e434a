using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Kits in memory; the rules of windows and certificates are tested at the real store.</summary>
internal sealed class MemoryKits(TimeProvider clock) : IKitRegistry
{
    public List<KitRecord> Kits { get; } = [];

    /// <summary>Who did what, in order.</summary>
    public List<string> Steps { get; } = [];

    public EnrolmentDoor? Door { get; set; } = new(new Uri("https://ageing.example.org:8882"), RootPin.Of("a root"u8));

    /// <summary>The code of the window that was opened last.</summary>
    public string? Code { get; private set; }

    public Exception? Trouble { get; set; }

    /// <summary>A kit of team A, or of nobody's.</summary>
    public KitId Add(string? label = null, HomeId? home = null, bool trusted = false, CareTeamId? team = null, bool isNobodys = false)
    {
        var (kit, now) = (KitId.New(), Instant.Now(clock));
        Kits.Add(new KitRecord(kit, label, now, home, null, trusted ? [new KitCertificate("4A0000000000000000000000000000AB", kit, "aa", now, now + CertificateTerms.Validity)] : [], null, null, null, isNobodys ? null : team ?? Homes.TeamA));
        return kit;
    }

    public Task CreateAsync(KitId kit, CareTeamId? team, string? label, string by, CancellationToken cancellationToken)
    {
        if (Trouble is not null)
        {
            return Task.FromException(Trouble);
        }

        if (Kits.All(known => known.Kit != kit))
        {
            Kits.Add(new KitRecord(kit, label, Instant.Now(clock), null, null, [], null, null, null, team));
            Steps.Add($"{by} creates {kit}");
        }

        return Task.CompletedTask;
    }

    public Task<OpenedWindow?> OpenAsync(KitId kit, TimeSpan window, string by, CancellationToken cancellationToken)
    {
        if (Kits.FindIndex(known => known.Kit == kit && known.RetiredAt is null) is var at && at < 0)
        {
            return Task.FromResult<OpenedWindow?>(null);
        }

        var now = Instant.Now(clock);
        Code = EnrolmentCode.New();
        Kits[at] = Kits[at] with { Window = new KitWindow(now, now + window, by, 0) };
        Steps.Add($"{by} opens {kit}");
        return Task.FromResult<OpenedWindow?>(new OpenedWindow(kit, Code, now + window));
    }

    public Task<KitChange> CloseAsync(KitId kit, string by, CancellationToken cancellationToken)
    {
        var at = Kits.FindIndex(known => known.Kit == kit);
        if (Kits[at].Window is null)
        {
            return Task.FromResult(KitChange.AlreadySo);
        }

        Kits[at] = Kits[at] with { Window = null };
        Steps.Add($"{by} closes {kit}");
        return Task.FromResult(KitChange.Done);
    }

    public Task<KitChange> RevokeAsync(KitId kit, string reason, string by, CancellationToken cancellationToken)
    {
        var at = Kits.FindIndex(known => known.Kit == kit);
        Kits[at] = Kits[at] with { RevokedAt = Instant.Now(clock), RevokedReason = reason, Window = null };
        Steps.Add($"{by} revokes {kit}: {reason}");
        return Task.FromResult(KitChange.Done);
    }

    public Task<KitChange> RetireAsync(KitId kit, string by, CancellationToken cancellationToken) => throw new NotSupportedException("No page retires a kit.");

    public Task<KitRecord?> FindAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult(Kits.FirstOrDefault(known => known.Kit == kit));

    public Task<IReadOnlyList<KitRecord>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KitRecord>>([.. Kits]);

    public Task<EnrolmentDoor?> FindDoorAsync(CancellationToken cancellationToken) => Task.FromResult(Door);
}
