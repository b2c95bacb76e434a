using System.Globalization;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Enters, corrects and withdraws assessments. Whoever calls has asked <see cref="CapacityDoor"/>.</summary>
internal sealed partial class CapacitySteps(ICapacityAssessments assessments, CapacityDoor door, ILogger<CapacitySteps> logger)
{
    /// <summary>Keeps a version: 1 is a new assessment.</summary>
    public async Task<StepOutcome> SaveAsync(Viewer viewer, ResidentId resident, Guid assessment, int version, StepOne step, string? reason, CancellationToken cancellationToken) =>
        await AddAsync(new CapacityEntry(assessment, resident, version, version == 1 ? CapacityStatus.Completed : CapacityStatus.Amended, step, version == 1 ? null : reason, viewer.Id, default), cancellationToken);

    /// <summary>Withdraws what should never have been entered. All texts as a form sent them.</summary>
    public async Task<StepOutcome> WithdrawAsync(Viewer viewer, string? id, string? assessment, string? version, string? reason, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(viewer, id, "capacity-withdraw", cancellationToken) is not { } visit)
        {
            return StepOutcome.Refused(PageTexts.RefusalAssessment);
        }

        if (!visit.IsOpen)
        {
            return StepOutcome.Refused(PageTexts.RefusalRole);
        }

        var why = reason?.Trim();
        if (string.IsNullOrEmpty(why) || why.Length > CapacityEntry.LongestReason)
        {
            return StepOutcome.Refused(PageTexts.RefusalReason);
        }

        try
        {
            var known = Guid.TryParseExact(assessment, "D", out var key) ? (await assessments.ListAsync(visit.Resident, cancellationToken)).FirstOrDefault(one => one.Id == key) : null;
            if (known is null)
            {
                return StepOutcome.Refused(PageTexts.RefusalAssessment);
            }

            return int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen == known.Latest.Version
                ? await AddAsync(known.Latest with { Version = seen + 1, Status = CapacityStatus.EnteredInError, Reason = why, Actor = viewer.Id }, cancellationToken)
                : StepOutcome.Refused(PageTexts.RefusalOutdated);
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            return Failed(fault, visit.Resident);
        }
    }

    private async Task<StepOutcome> AddAsync(CapacityEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await assessments.AddAsync(entry, cancellationToken) switch
            {
                CapacityAnswer.Saved or CapacityAnswer.Repeated => StepOutcome.Success,
                CapacityAnswer.Outdated => StepOutcome.Refused(PageTexts.RefusalOutdated),
                _ => StepOutcome.Refused(PageTexts.RefusalAssessment),
            };
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            return Failed(fault, entry.Resident);
        }
    }

    private StepOutcome Failed(Exception fault, ResidentId resident)
    {
        LogNotSaved(fault, resident);
        return StepOutcome.Refused(PageTexts.RefusalFault);
    }

    [LoggerMessage(6402, LogLevel.Warning, "An assessment of resident {Resident} was not saved; whoever entered it was told to try again")]
    private partial void LogNotSaved(Exception fault, ResidentId resident);
}
