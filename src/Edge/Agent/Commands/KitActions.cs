using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Rules;

namespace AgeingMonitor.Edge.Agent.Commands;

/// <summary>Does what the server may ask of a kit.</summary>
/// <param name="identify">Blinks for so long.</param>
/// <param name="report">How the kit is.</param>
/// <param name="renewal">Renews the certificate.</param>
internal sealed class KitActions(Func<TimeSpan, Identified> identify, KitReport report, CertificateRenewal renewal)
{
    /// <summary>Does a command that is known.</summary>
    public async Task<CommandAnswer> DoAsync(KitCommand command, CancellationToken cancellationToken)
    {
        var answer = new CommandAnswer { Request = command.Request, Outcome = CommandOutcome.Done };
        switch (command.Kind)
        {
            case CommandKind.Identify:
                return answer with
                {
                    Outcome = identify(TimeSpan.FromSeconds(command.Seconds ?? CommandRules.UsualSeconds)) switch
                    {
                        Identified.Shown => CommandOutcome.Done,
                        Identified.Occupied => CommandOutcome.Occupied,
                        _ => CommandOutcome.NoLamp,
                    },
                };
            case CommandKind.Diagnostics:
                return answer with { Diagnostics = report.Make() };
            case CommandKind.RenewCertificate:
                return await renewal.RenewNowAsync(cancellationToken) is { } fault ? answer with { Outcome = CommandOutcome.Failed, Detail = fault } : answer;
            default:
                return answer with { Outcome = CommandOutcome.Unknown };
        }
    }
}
