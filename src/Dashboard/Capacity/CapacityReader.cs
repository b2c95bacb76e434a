using AgeingMonitor.Care;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Components;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Reads a resident's assessments, for those whose role is to care. The look is recorded by the page that asks.</summary>
internal sealed class CapacityReader(ICapacityAssessments assessments, ICapacityWeeks weekly, INameDirectory names, IOptions<CareOptions> options, TimeProvider clock)
{
    /// <summary>Null when the viewer's role in the home's team is not to care.</summary>
    public async Task<CapacityHistory?> ReadAsync(Viewer viewer, HomePlan plan, ResidentId resident, CancellationToken cancellationToken)
    {
        if (!await CapacityDoor.IsOpenAsync(viewer, plan, cancellationToken))
        {
            return null;
        }

        var all = await assessments.ListAsync(resident, cancellationToken);
        var today = Zones.Today(plan.TimeZone, clock);
        var (weeks, isHousehold) = await ReadWeeksAsync(plan, resident, today, cancellationToken);
        var last = all.FirstOrDefault(one => one.Stands && one.Latest.StepOne.IsDone)?.Latest.StepOne;
        return new CapacityHistory(
            today,
            CapacitySchedule.DueOf(resident, last, options.Value.Capacity),
            all,
            await names.NamesOfUsersAsync([.. all.SelectMany(one => one.Versions).Select(version => version.Actor).Distinct()], cancellationToken),
            FollowedMeasure.Of(weeks),
            isHousehold);
    }

    /// <summary>The resident's own weeks; where there are none, those of the household. Of a replay, whose time is not ours, whatever there is.</summary>
    private async Task<(IReadOnlyList<CapacityWeek> Weeks, bool IsHousehold)> ReadWeeksAsync(HomePlan plan, ResidentId resident, DateOnly today, CancellationToken cancellationToken)
    {
        var from = plan.Mode == HomeMode.Replay ? DateOnly.MinValue : today.AddDays(-7 * (FollowedMeasure.Shown + 1));
        var own = await weekly.ListAsync(plan.Home, AlertSubject.Of(resident), from, cancellationToken);
        return own.Count > 0 ? (own, false) : (await weekly.ListAsync(plan.Home, AlertSubject.Household, from, cancellationToken), true);
    }
}
