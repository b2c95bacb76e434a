using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Capacity;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>Reads a resident's page for a viewer who may see it; null for anyone else. The look is recorded before anything is read.</summary>
internal sealed partial class ResidentReader(
    ITeamAccess access, IAccessLog looks, ResidentHomes homes, INameDirectory names, IAlertJournal journal, TeamPictures pictures, HistoryReader history, CapacityReader capacity, TimeProvider clock, ILogger<ResidentReader> logger)
{
    private const string PageName = "resident";

    public async Task<ResidentPageData?> ReadAsync(Viewer viewer, string? id, ChartRange range, CancellationToken cancellationToken)
    {
        if (!ResidentId.TryParse(id, out var resident)
            || !await access.MaySeeResidentAsync(viewer.Id, resident, cancellationToken)
            || await homes.FindAsync(viewer, resident, cancellationToken) is not { } plan)
        {
            return null;
        }

        await looks.RecordAsync(viewer.Id, resident, PageName, cancellationToken);
        var home = new HomeNaming(plan, await names.FindHomeAsync(plan.Home, cancellationToken));
        var picture = await pictures.ReadAsync(plan.CareTeam, cancellationToken);
        var open = await journal.ListAsync(new AlertQuery { Home = plan.Home, OpenOnly = true }, cancellationToken);
        // Of the person, of the household, of the equipment: everything of the home but what is another resident's.
        var cards = open.Where(a => a.Draft.Subject.Resident is not { } subject || subject == resident).Select(ViewBuilder.Card).ToArray();
        var alerts = NeedOrder.Sort(await TeamPicture.AlertsAsync(picture.Naming, cards, names, cancellationToken));
        return new ResidentPageData(
            resident,
            home,
            home.Find(resident)?.BirthDate?.Year,
            [.. alerts],
            picture.Nights.GetValueOrDefault(plan.Home.Value),
            await ReadHistoryAsync(plan, resident, range, UntilOf(plan, picture), cancellationToken),
            await capacity.ReadAsync(viewer, plan, resident, cancellationToken),
            [new Place(plan.CareTeam.Value, picture.Epoch, picture.Number)])
        {
            Pressure = picture.Pressures[plan.Home.Value].FirstOrDefault(one => one.Resident == resident.Value),
            Wave = picture.Waves[plan.Home.Value].FirstOrDefault(one => one.Resident == resident.Value),
        };
    }

    private async Task<ResidentHistory?> ReadHistoryAsync(HomePlan plan, ResidentId resident, ChartRange range, Instant until, CancellationToken cancellationToken)
    {
        try
        {
            return await history.ReadAsync(plan, resident, range, until, cancellationToken);
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            LogStoreSilent(fault, plan.Home);
            return null;
        }
    }

    /// <summary>Pictures end now; those of a replay at the recording's own time.</summary>
    private Instant UntilOf(HomePlan plan, TeamPicture picture)
    {
        var heard = picture.Tiles.FirstOrDefault(t => t.Home == plan.Home.Value)?.HeardAt;
        return plan.Mode == HomeMode.Replay && heard is { } at ? Milliseconds.ToInstant(at + 1) : Instant.Now(clock);
    }

    [LoggerMessage(6301, LogLevel.Warning, "The store does not answer for home {Home}; the page says so")]
    private partial void LogStoreSilent(Exception fault, HomeId home);
}
