using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>Who looked at which resident and when. Entries are only ever added: the database itself refuses to change or delete one. Safe to share.</summary>
public interface IAccessLog
{
    /// <summary>Records a look, before the page is shown. Durable when the task ends; when it fails, the page is not shown.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="resident">At whom.</param>
    /// <param name="page">At what, as the page's route name, such as <c>resident</c>; at most 64 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task RecordAsync(string userId, ResidentId resident, string page, CancellationToken cancellationToken);

    /// <summary>Records a look at a page that tells of several residents, one entry each, all of them or none; nothing where it tells of nobody.</summary>
    /// <inheritdoc cref="RecordAsync(string, ResidentId, string, CancellationToken)"/>
    Task RecordAsync(string userId, IReadOnlyCollection<ResidentId> residents, string page, CancellationToken cancellationToken);

    /// <summary>Looks at a resident, newest first.</summary>
    Task<IReadOnlyList<ResidentAccess>> ListAsync(ResidentId resident, int limit, CancellationToken cancellationToken);
}
