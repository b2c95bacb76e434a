using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Agent.Commands;

/// <summary>Does what the server may ask of a kit.</summary>
/// <param name="lamps">The rules that hold the lamps; null before the first configuration.</param>
/// <param name="sensors">How each sensor is: a lamp whose button does not run shows nothing.</param>
/// <param name="report">How the kit is.</param>
/// <param name="renewal">Renews the certificate.</param>
internal sealed class KitActions(Func<LocalRules?> lamps, Func<IReadOnlyList<SensorReport>> sensors, KitReport report, CertificateRenewal renewal)
{
    /// <summary>Does a command that is known.</summary>
    public async Task<CommandAnswer> DoAsync(KitCommand command, CancellationToken cancellationToken)
    {
        var answer = new CommandAnswer { Request = command.Request, Outcome = CommandOutcome.Done };
        return command.Kind switch
        {
            CommandKind.Identify => Identify(answer, TimeSpan.FromSeconds(command.Seconds ?? CommandRules.UsualSeconds)),
            CommandKind.Diagnostics => answer with { Diagnostics = report.Make() },
            CommandKind.RenewCertificate => await renewal.RenewNowAsync(cancellationToken) is { } fault ? answer with { Outcome = CommandOutcome.Failed, Detail = fault } : answer,
            _ => answer with { Outcome = CommandOutcome.Unknown },
        };
    }

    private CommandAnswer Identify(CommandAnswer answer, TimeSpan time)
    {
        if (lamps() is not { Lamps: { Count: > 0 } buttons } rules)
        {
            return answer with { Outcome = CommandOutcome.NoLamp };
        }

        var ofLamps = sensors().Where(sensor => buttons.Contains(sensor.Name)).ToList();
        var detail = string.Join(' ', ofLamps.Where(sensor => sensor.Why is not null).Select(sensor => $"{sensor.Name}: {sensor.Why}"));
        var told = answer with { Detail = detail.Length > 0 ? detail : null };
        return ofLamps.TrueForAll(sensor => sensor.State == SensorState.Faulty) ? told with { Outcome = CommandOutcome.Failed }
            : rules.Identify(time) ? told
            : answer with { Outcome = CommandOutcome.Occupied };
    }
}
