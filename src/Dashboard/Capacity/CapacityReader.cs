using AgeingMonitor.Care;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Components;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Reads a resident's assessments, for those whose role is to care. The look is recorded by the page that asks.</summary>
internal sealed class CapacityReader(ICapacityAssessments assessments, INameDirectory names, IOptions<CareOptions> options, TimeProvider clock)
{
    /// <summary>Null when the viewer's role in the home's team is not to care.</summary>
    public async Task<CapacityHistory?> ReadAsync(Viewer viewer, HomePlan plan, ResidentId resident, CancellationToken cancellationToken)
    {
        if (!await CapacityDoor.IsOpenAsync(viewer, plan, cancellationToken))
        {
            return null;
        }

        var all = await assessments.ListAsync(resident, cancellationToken);
        var last = all.FirstOrDefault(one => one.Stands && one.Latest.StepOne.IsDone)?.Latest.StepOne;
        return new CapacityHistory(
            Zones.Today(plan.TimeZone, clock),
            CapacitySchedule.DueOf(resident, last, options.Value.Capacity),
            all,
            await names.NamesOfUsersAsync([.. all.SelectMany(one => one.Versions).Select(version => version.Actor).Distinct()], cancellationToken));
    }
}
