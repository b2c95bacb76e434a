using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>A walk test as its page shows it.</summary>
/// <param name="Kit">What the kit last said of itself; null when nothing.</param>
/// <param name="KitHeardAt">Its last pack; null when none came in the last hour.</param>
/// <param name="Sensors">What it has.</param>
/// <param name="WithoutPlace">Of these, what stands nowhere.</param>
/// <param name="Steps">The way.</param>
/// <param name="Walk">The walk that is under way; null before it is begun.</param>
/// <param name="Verdict">What can be said of the step that is under way; null when none is.</param>
/// <param name="Standing">How each step stands, by its code: its latest attempt, unless a sensor was added or moved since it was passed.</param>
/// <param name="Former">Walks of this home that ended with a report, newest first.</param>
public sealed record WalkScene(
    ToldState? Kit,
    Instant? KitHeardAt,
    IReadOnlyList<KitSensor> Sensors,
    IReadOnlyList<SensorId> WithoutPlace,
    IReadOnlyList<WalkStep> Steps,
    WalkTest? Walk,
    StepVerdict? Verdict,
    IReadOnlyDictionary<string, WalkAttempt> Standing,
    IReadOnlyList<WalkTest> Former)
{
    /// <summary>The step that is under way; null when none is.</summary>
    public WalkStep? Current => Walk?.UnderWay is { } attempt ? Steps.FirstOrDefault(step => step.Code == attempt.Step) : null;

    /// <summary>The first step that is neither passed nor left out; null when all are.</summary>
    public WalkStep? Next => Steps.FirstOrDefault(step => Standing.GetValueOrDefault(step.Code)?.Result is not (StepResult.Passed or StepResult.LeftOut));
}

/// <summary>What can be said of a step now, whatever it is judged by.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Missing">What was not, for steps that ask for signals.</param>
/// <param name="Advice">What to try.</param>
/// <param name="Elsewhere">The sensor that spoke instead.</param>
public sealed record StepVerdict(WalkState State, IReadOnlyList<CommissionedValue> Evidence, IReadOnlyList<WalkSignal> Missing, WalkAdvice Advice, SensorId? Elsewhere);
