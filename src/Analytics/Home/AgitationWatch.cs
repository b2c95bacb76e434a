using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The agitation detector of one kit in its home: signs of movement in, entries of the daily list out.</summary>
internal sealed class AgitationWatch(KitId kit, AgitationOptions options, AlarmBudget budget, KitShadow? shadow, AgitationState state)
{
    private readonly TrainedModel model = AgitationModel.BuiltIn;
    private readonly double limit = AgitationModel.BuiltIn.Card.ThresholdFor(budget.OfList(DayFlagDetectors.Agitation));
    private readonly AgitationRows rows = new(state);
    private readonly InputDrift inputs = new(AgitationModel.BuiltIn.Card, state.Inputs ??= new());
    private readonly LocalClock clock = new();

    public AgitationState State => state;

    /// <summary>How far the inputs lie from what the model was learned from.</summary>
    public InputDrift Inputs => inputs;

    /// <summary>A sign of movement.</summary>
    public void Move(PlanView plan, RoomKind? room, Instant at, ICollection<DayFlag> listed)
    {
        if (rows.Add(room, clock.At(at, plan.Zone), out var row))
        {
            List(plan, row, listed);
        }
    }

    /// <summary>The kit has spoken.</summary>
    public void Hear(PlanView plan, Instant at, ICollection<DayFlag> listed)
    {
        if (rows.Turn(clock.At(at, plan.Zone), out var row))
        {
            List(plan, row, listed);
        }
    }

    private void WatchInputs(PlanView plan, AgitationRow row, ICollection<DayFlag> listed)
    {
        Span<double> values = stackalloc double[row.Values.Length];
        for (var f = 0; f < values.Length; f++)
        {
            values[f] = row.Values[f];
        }

        if (inputs.Take(values, row.Bin / 4, out var drift))
        {
            listed.Add(InputDriftNote.Of(plan, kit, model.Card, drift!));
        }
    }

    private void List(PlanView plan, AgitationRow row, ICollection<DayFlag> listed)
    {
        var score = model.Forest.Score(row.Values);
        var during = LocalClock.Between(row.From, row.From.AddHours(6), plan.Zone);
        if (state.Seen <= options.LearnsDays * 4 || !plan.IsWatchedAt(during.From))
        {
            return;
        }

        shadow?.Agitate(row, during.From, score >= limit, score - limit);
        WatchInputs(plan, row, listed);
        if (score < limit)
        {
            return;
        }

        listed.Add(new DayFlag
        {
            Home = plan.Home,
            Detector = DayFlagDetectors.Agitation,
            Subject = plan.OnlyResidentAt(during.From),
            During = during,
            Score = model.Forest.ProbabilityOf(score),
            Limit = model.Forest.ProbabilityOf(limit),
            Reasons = AgitationText.Of(row, state.Quarters[row.Bin % 4]),
        });
    }
}
