using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Host.Replays;

/// <summary>One replay: provisions the homes, plays, waits until every home has worked through, and counts honestly.</summary>
internal sealed class Replay(IProvisioning provisioning, IUserDirectory users, ITeamAccess teams, IQuarantine quarantine, CertificateAuthorityProvider certificates, TimeProvider clock, ILoggerFactory loggers)
{
    private const string TeamName = "Replay";

    /// <summary>Runs to the end; exit code 0 when everything that could be read was sent, stored and worked through.</summary>
    public async Task<int> RunAsync(ToolHost tool, ReplayRequest request, CancellationToken cancellationToken)
    {
        var (summary, fault) = await RecordingSummary.ReadAsync(request.File, cancellationToken).ConfigureAwait(false);
        if (summary is null)
        {
            throw new CommandFaultException($"{request.File} cannot be played: {fault!.Detail} (line {fault.Line}, {fault.Reason}).");
        }

        using var authority = await certificates.GetAsync(cancellationToken).ConfigureAwait(false);
        var endpoint = await BrokerAccess.OpenAsync(tool.Settings, authority, ServiceNames.Player, cancellationToken).ConfigureAwait(false);
        var plan = ReplayPlan.For(summary, request.Start, Instant.Now(clock));
        var homes = await ProvisionAsync(plan, request.ViewerName, cancellationToken).ConfigureAwait(false);
        var before = await StoreContent.ReadAsync(tool, homes, cancellationToken).ConfigureAwait(false);
        var quarantinedBefore = await quarantine.CountAsync(cancellationToken).ConfigureAwait(false);

        var player = new RecordingPlayer(endpoint, new PlayOptions { Speed = request.Speed, Faults = request.Faults }, clock, loggers.CreateLogger<RecordingPlayer>());
        var (report, openFault) = await ReplayProgress.ShowAsync(summary, progress => player.PlayAsync(request.File, plan, progress, cancellationToken)).ConfigureAwait(false);
        if (report is null)
        {
            throw new CommandFaultException($"{request.File} cannot be played: {openFault!.Detail} (line {openFault.Line}, {openFault.Reason}).");
        }

        var lastSeals = await StoreContent.ReadLastSealsAsync(tool, homes, cancellationToken).ConfigureAwait(false);
        var behind = await WorkedThrough.WaitAsync(tool.Settings, lastSeals, clock, cancellationToken).ConfigureAwait(false);
        var after = await StoreContent.ReadAsync(tool, homes, cancellationToken).ConfigureAwait(false);
        return Tell(report, before, after, await quarantine.CountAsync(cancellationToken).ConfigureAwait(false) - quarantinedBefore, behind);
    }

    private async Task<IReadOnlyList<HomeId>> ProvisionAsync(ReplayPlan plan, string? viewer, CancellationToken cancellationToken)
    {
        CareTeamId? board = null;
        if (viewer is not null)
        {
            var user = await users.FindByNameAsync(viewer, cancellationToken).ConfigureAwait(false) ?? throw new CommandFaultException($"there is no user '{viewer}'; 'ageing user list' shows them all.");
            var memberships = await teams.TeamsOfAsync(user.Id, cancellationToken).ConfigureAwait(false);
            board = memberships.Count > 0 ? memberships[0].Team : throw new CommandFaultException($"'{viewer}' is in no care team; 'ageing user join' makes a member.");
        }

        foreach (var home in plan.Homes)
        {
            var team = board ?? home.CareTeam;
            if (board is null)
            {
                await provisioning.EnsureTeamAsync(team, TeamName, cancellationToken).ConfigureAwait(false);
            }

            await provisioning.EnsureHomeAsync(home with { Mode = HomeMode.Replay, CareTeam = team }, new Dictionary<ResidentId, ResidentIdentity>(), null, cancellationToken).ConfigureAwait(false);
        }

        return [.. plan.Homes.Select(home => home.Home)];
    }

    private static int Tell(PlayReport report, StoreContent before, StoreContent after, long quarantined, int behind)
    {
        var seconds = Math.Max(report.Elapsed.TotalSeconds, 0.001);
        var stored = after.Observations - before.Observations;
        var newPacks = after.Packs - before.Packs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent         {report.Observations} observations in {report.Packs} packs ({report.Ticks} ticks), {report.Resent} sent again, {seconds:0.0} s, {report.Observations / seconds:0} observations/s, {report.Packs / seconds:0} packs/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stored       {stored} observations in {newPacks} packs; {after.Observations} and {after.Packs} there now"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"duplicate    {report.Observations - stored} observations, {report.Packs - report.Ticks - newPacks} packs"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"quarantined  {quarantined} messages"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"alerts       {after.Alerts.Count - before.Alerts.Count} new, {after.Alerts.Count} in all"));
        if (report.Faults != StreamFaultCounts.None)
        {
            Console.WriteLine($"faults       {report.Faults}");
        }

        if (report.LeftOut + report.Repeats > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left out     {report.LeftOut} messages that are no packs of these homes, {report.Repeats} recorded resends"));
        }

        if (behind > 0)
        {
            Console.WriteLine($"behind       {behind} homes have not worked through their packs yet; their alerts may still come");
        }

        if (report.Fault is { } fault)
        {
            Console.WriteLine($"cut          the recording could be read to line {fault.Line} only: {fault.Detail} ({fault.Reason})");
        }

        return report.Fault is null && behind == 0 ? 0 : 1;
    }
}
