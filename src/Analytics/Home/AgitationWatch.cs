using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The agitation detector of one kit in its home: signs of movement in, entries of the daily list out.</summary>
internal sealed class AgitationWatch(AgitationOptions options, AgitationState state)
{
    private readonly TrainedModel model = AgitationModel.BuiltIn;
    private readonly AgitationRows rows = new(state);
    private readonly LocalClock clock = new();

    public AgitationState State => state;

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

    private void List(PlanView plan, AgitationRow row, ICollection<DayFlag> listed)
    {
        var score = model.Forest.Score(row.Values);
        var limit = model.Card.Threshold + options.Stricter;
        var during = LocalClock.Between(row.From, row.From.AddHours(6), plan.Zone);
        if (score < limit || state.Seen <= options.LearnsDays * 4 || !plan.IsWatchedAt(during.From))
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
