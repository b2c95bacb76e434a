using AgeingMonitor.Care.Alerts;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Care.Tests.Alerts;

public sealed class AlertLifeCycleTests
{
    private const string Raised = AlertEntryKinds.Raised;
    private const string Acknowledged = AlertEntryKinds.Acknowledged;
    private const string Resolved = AlertEntryKinds.Resolved;
    private const string Reopened = AlertEntryKinds.Reopened;
    private const string Confirmed = AlertEntryKinds.Confirmed;
    private const string Cancelled = AlertEntryKinds.Cancelled;
    private const string Ended = AlertEntryKinds.Ended;

    private static readonly AlertId Id = AlertId.Derive(HomeId.Derive("a"), AlertRules.Fall, "household", Instant.Epoch);

    /// <summary>Any steps, in any order, whether they make sense or not.</summary>
    private static readonly Gen<AlertMove[]> AnyMoves = Gen.Select(
        Gen.OneOf(Gen.Const(Raised), Gen.Const(Acknowledged), Gen.Const(Resolved), Gen.Const(Reopened)), Gen.OneOf(Gen.Const("user-1"), Gen.Const("user-2")), Gen.Long[0, 1_000_000], Gen.Enum<AlertOutcome>())
        .Select((kind, actor, at, outcome) => new AlertMove(kind, actor, new Instant(at), kind == Resolved ? outcome : null))
        .Array[0, 20];

    /// <summary>The whole table, written down by hand: where the alert is, what is tried, where it is then, and why not.</summary>
    [Theory]
    [InlineData("", Raised, AlertState.Raised, null)]
    [InlineData("", Acknowledged, null, AlertRefusals.Unknown)]
    [InlineData("", Resolved, null, AlertRefusals.Unknown)]
    [InlineData("", Reopened, null, AlertRefusals.Unknown)]
    [InlineData(Raised, Raised, AlertState.Raised, AlertRefusals.AlreadyRaised)]
    [InlineData(Raised, Acknowledged, AlertState.Acknowledged, null)]
    [InlineData(Raised, Resolved, AlertState.Resolved, null)]
    [InlineData(Raised, Reopened, AlertState.Raised, AlertRefusals.NothingToReopen)]
    [InlineData("raised acknowledged", Raised, AlertState.Acknowledged, AlertRefusals.AlreadyRaised)]
    [InlineData("raised acknowledged", Acknowledged, AlertState.Acknowledged, AlertRefusals.AlreadyAcknowledged)]
    [InlineData("raised acknowledged", Resolved, AlertState.Resolved, null)]
    [InlineData("raised acknowledged", Reopened, AlertState.Raised, null)]
    [InlineData("raised acknowledged resolved", Raised, AlertState.Resolved, AlertRefusals.AlreadyRaised)]
    [InlineData("raised acknowledged resolved", Acknowledged, AlertState.Resolved, AlertRefusals.AlreadyResolved)]
    [InlineData("raised acknowledged resolved", Resolved, AlertState.Resolved, AlertRefusals.AlreadyResolved)]
    [InlineData("raised acknowledged resolved", Reopened, AlertState.Raised, null)]
    [InlineData("", Confirmed, null, AlertRefusals.Unknown)]
    [InlineData(Raised, Confirmed, AlertState.Raised, null)]
    [InlineData("raised acknowledged", Confirmed, AlertState.Acknowledged, null)]
    [InlineData("raised acknowledged resolved", Cancelled, AlertState.Resolved, null)]
    [InlineData("raised acknowledged", Ended, AlertState.Acknowledged, null)]
    public void Step_EveryStateAndMove_IsAsInTheTable(string path, string kind, AlertState? state, string? refusal)
    {
        var (before, _) = Walk(path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Move));

        var transition = AlertLifeCycle.Step(before, Move(kind));

        Assert.Equal((state, refusal), (transition.Standing?.State, transition.Refusal));
    }

    [Fact]
    public void Step_AnyMoves_AnUnresolvedAlertIsNeverLost() => AnyMoves.Sample(moves =>
    {
        var (standing, journal) = Walk(moves.Prepend(Move(Raised)));

        // What the list of open alerts shows must follow from the last entry alone.
        Assert.NotNull(standing);
        Assert.Equal(journal[^1].Kind == Resolved, standing.State == AlertState.Resolved);
        Assert.Equal(standing.State == AlertState.Resolved, standing.Outcome is not null);
        Assert.Equal(standing.State == AlertState.Resolved, standing.ResolvedAt is not null);
        if (standing.State == AlertState.Raised)
        {
            Assert.Null(standing.AcknowledgedBy);
        }
    });

    [Fact]
    public void Step_AnyMoves_AWayOutRemains() => AnyMoves.Sample(moves =>
    {
        var (standing, _) = Walk(moves.Prepend(Move(Raised)));

        Assert.Null(AlertLifeCycle.Step(standing, Move(standing!.State == AlertState.Resolved ? Reopened : Resolved)).Refusal);
    });

    [Fact]
    public void Replay_AnyJournal_LeadsToTheSameStanding() => AnyMoves.Sample(moves =>
    {
        var (standing, journal) = Walk(moves);

        Assert.Equal(standing, AlertLifeCycle.Replay(journal));
        Assert.Equal(journal.Count, standing?.LastNumber ?? 0);
    });

    [Fact]
    public void Step_Refused_ChangesNothing() => AnyMoves.Sample(moves =>
    {
        AlertStanding? standing = null;
        foreach (var move in moves)
        {
            var transition = AlertLifeCycle.Step(standing, move);
            if (transition.Refusal is not null)
            {
                Assert.Same(standing, transition.Standing);
            }

            standing = transition.Standing;
        }
    });

    [Fact]
    public void Replay_EntryMissingOrTwice_IsNoJournal() => Gen.Select(AnyMoves, Gen.Int[0, 100], Gen.Bool).Sample((moves, place, twice) =>
    {
        var (_, journal) = Walk(moves.Prepend(Move(Raised)).Append(Move(Reopened)).Append(Move(Acknowledged)));
        var broken = journal.ToList();
        var at = place % (journal.Count - 1);
        if (twice)
        {
            broken.Insert(at, journal[at]);
        }
        else
        {
            broken.RemoveAt(at);
        }

        Assert.Null(AlertLifeCycle.Replay(broken));
    });

    [Fact]
    public void Step_OutcomeMissingOrOutOfPlace_IsACallersMistake()
    {
        var (standing, _) = Walk([Move(Raised)]);

        Assert.Throws<ArgumentException>(() => AlertLifeCycle.Step(standing, new AlertMove(Resolved, "user-1", Instant.Epoch)));
        Assert.Throws<ArgumentException>(() => AlertLifeCycle.Step(standing, new AlertMove(Acknowledged, "user-1", Instant.Epoch, AlertOutcome.True)));
        Assert.Throws<ArgumentException>(() => AlertLifeCycle.Step(standing, new AlertMove(Resolved, "user-1", Instant.Epoch, (AlertOutcome)9)));
        Assert.Throws<ArgumentException>(() => AlertLifeCycle.Step(standing, new AlertMove("escalated", "user-1", Instant.Epoch)));
    }

    private static AlertMove Move(string kind) => new(kind, "user-1", new Instant(5), kind == Resolved ? AlertOutcome.True : null);

    private static (AlertStanding? Standing, List<AlertEntry> Journal) Walk(IEnumerable<AlertMove> moves)
    {
        AlertStanding? standing = null;
        var journal = new List<AlertEntry>();
        foreach (var move in moves)
        {
            var transition = AlertLifeCycle.Step(standing, move);
            standing = transition.Standing;
            if (transition.Refusal is null)
            {
                journal.Add(new AlertEntry(Id, standing!.LastNumber, move.Kind, move.Actor, move.At, move.Outcome, move.Note));
            }
        }

        return (standing, journal);
    }
}
