using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Falls;

/// <summary>
/// Falls of whoever wears an accelerometer, on server and kit alike: knock, score 2.5 s later (suspected), then stillness or silence (confirmed) or walking (cancelled). Nothing is allocated a sample; the state
/// is a value. One caller at a time.
/// </summary>
public sealed class FallDetector : IFallScanSink
{
    /// <summary>Bytes of a saved state at most.</summary>
    public const int StateBytes = FallScanner.StateBytes + 256;

    private readonly FlatForest forest;
    private readonly double threshold;
    private readonly FallScanner scanner;
    private readonly FallChange[] changes = new FallChange[16];
    private FallChange suspected;
    private long heardAt, calmSince, walkingSince, lastUp;
    private double level;
    private bool isUp;
    private int head, waiting;

    /// <summary>A detector that knows nothing yet.</summary>
    /// <param name="forest">Of <see cref="FallFeatures.Count"/> features.</param>
    /// <param name="threshold">Score at or above which a fall is suspected.</param>
    /// <exception cref="ArgumentException">The forest is of other features.</exception>
    public FallDetector(FlatForest forest, double threshold)
    {
        ArgumentNullException.ThrowIfNull(forest);
        if (forest.Features != FallFeatures.Count)
        {
            throw new ArgumentException($"A forest of {forest.Features} features, where falls have {FallFeatures.Count}.", nameof(forest));
        }

        (this.forest, this.threshold) = (forest, threshold);
        scanner = new(this);
    }

    /// <summary>Whether a fall is suspected and neither confirmed nor cancelled.</summary>
    public bool IsPending => suspected.Stage == FallStage.Suspected;

    /// <summary>Samples that were no acceleration and were passed by.</summary>
    public long Refused => scanner.Refused;

    /// <summary>Takes a sample; see <see cref="FallScanner.Push"/>.</summary>
    public void Push(long at, double x, double y, double z) => scanner.Push(at, x, y, z);

    /// <summary>Says that time has come to <paramref name="at"/>, whether samples came or not.</summary>
    public void Advance(long at)
    {
        scanner.Advance(at);
        Settle(at);
    }

    /// <summary>The resident says that all is well.</summary>
    public void Cancel(long at)
    {
        if (IsPending)
        {
            Say(FallStage.Cancelled, FallReason.Resident, at);
        }
    }

    /// <summary>What there is to say, oldest first; to be asked after each sample or block of samples. Of more than 16 at once the oldest are lost.</summary>
    public bool TryTake(out FallChange change)
    {
        change = waiting > 0 ? changes[head & 15] : default;
        if (waiting == 0)
        {
            return false;
        }

        (head, waiting) = (head + 1, waiting - 1);
        return true;
    }

    /// <summary>Writes the state, what is waiting to be taken left out.</summary>
    /// <returns>Bytes written.</returns>
    public int Save(Span<byte> bytes)
    {
        var state = new StateSpan(bytes);
        state.Put((long)suspected.Stage);
        state.Put(suspected.ImpactAt);
        state.Put(suspected.At);
        state.Put(suspected.Score);
        state.Put(suspected.PeakG);
        state.Put(heardAt);
        state.Put(calmSince);
        state.Put(walkingSince);
        state.Put(lastUp);
        state.Put(level);
        state.Put(isUp ? 1L : 0);
        return state.Position + scanner.Save(bytes[state.Position..]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote. False, and a detector that knows nothing, when it is none of ours.</summary>
    public bool TryRestore(ReadOnlySpan<byte> bytes)
    {
        const int Own = 11 * sizeof(long);
        (suspected, head, waiting) = (default, 0, 0);
        (heardAt, calmSince, walkingSince, lastUp, level, isUp) = (0, 0, 0, 0, 0, false);
        if (bytes.Length < Own || !scanner.TryRestore(bytes[Own..]))
        {
            scanner.TryRestore([]);
            return false;
        }

        Span<byte> copy = stackalloc byte[Own];
        bytes[..Own].CopyTo(copy);
        var state = new StateSpan(copy);
        var stage = state.TakeLong() == (long)FallStage.Suspected ? FallStage.Suspected : FallStage.Dismissed;
        suspected = new(stage, state.TakeLong(), state.TakeLong(), state.TakeDouble(), state.TakeDouble());
        (heardAt, calmSince, walkingSince, lastUp) = (state.TakeLong(), state.TakeLong(), state.TakeLong(), state.TakeLong());
        (level, isUp) = (state.TakeDouble(), state.TakeLong() == 1);
        return true;
    }

    void IFallScanSink.OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row)
    {
        var score = forest.Score(row);
        var isFall = score >= threshold && !IsPending;
        var change = new FallChange(isFall ? FallStage.Suspected : FallStage.Dismissed, candidate.ImpactAt, candidate.DecidedAt, score, candidate.PeakG);
        if (isFall)
        {
            suspected = change;
            (calmSince, walkingSince, lastUp, isUp) = (candidate.DecidedAt, 0, 0, false);
        }

        Enqueue(change);
    }

    void IFallScanSink.OnCell(long at, double x, double y, double z)
    {
        // A slow mean of the magnitude, 1 s, and how far the magnitude is from it.
        var size = Math.Sqrt((x * x) + (y * y) + (z * z));
        level += (size - level) / FallConfirmation.LevelCells;
        heardAt = at;
        if (!IsPending)
        {
            return;
        }

        var away = size - level;
        if (Math.Abs(away) > FallConfirmation.CalmG)
        {
            calmSince = at;
        }

        FollowSteps(at, away);
        Settle(at);
    }

    private void FollowSteps(long at, double away)
    {
        if (!isUp && away > FallConfirmation.StepG)
        {
            var gap = at - lastUp;
            walkingSince = gap is < FallConfirmation.SlowestStep and > FallConfirmation.QuickestStep ? walkingSince : at;
            (isUp, lastUp) = (true, at);
        }
        else if (isUp && away < 0)
        {
            isUp = false;
        }

        if (walkingSince > 0 && lastUp - walkingSince >= FallConfirmation.Walk)
        {
            Say(FallStage.Cancelled, FallReason.Walking, at);
        }
    }

    private void Settle(long at)
    {
        // Only what was heard is calm: a sensor that says nothing is waited for.
        long calm = calmSince + FallConfirmation.Calm, unanswered = suspected.At + FallConfirmation.Silence;
        if (IsPending && heardAt >= calm && calm <= unanswered)
        {
            Say(FallStage.Confirmed, FallReason.Still, calm);
        }
        else if (IsPending && at >= unanswered)
        {
            Say(FallStage.Confirmed, FallReason.Unanswered, unanswered);
        }
    }

    private void Say(FallStage stage, FallReason reason, long at)
    {
        Enqueue(suspected with { Stage = stage, Reason = reason, At = at });
        suspected = suspected with { Stage = FallStage.Dismissed };
    }

    private void Enqueue(in FallChange change)
    {
        if (waiting == changes.Length)
        {
            (head, waiting) = (head + 1, waiting - 1);
        }

        changes[(head + waiting++) & 15] = change;
    }
}
