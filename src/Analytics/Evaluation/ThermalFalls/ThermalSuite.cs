using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Analytics.Evaluation.Falls;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training.ThermalFalls;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Testing.Laboratory.Statistics;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.ThermalFalls;

/// <summary>Falls in front of a thermal array.</summary>
internal sealed class ThermalSuite : IEvaluationSuite
{
    public string Name => "thermal";

    public string Help => """
        Falls in front of a thermal array of 4 x 4 pixels: folder thermal-d6t, staged clips. Each clip is
        played as a server gets it: packs decoded, put in order, worked on by the home, alerts by the rule
        fall (suspected: one source alone). A clip is held to be a fall when one is suspected from its
        first picture to 10 s after its last. Clips that the model was learned from are scored by trees
        that never saw their scene, at a threshold chosen on the scores of other scenes; others by the
        built-in model. Groups: all; each scene. Intervals: Wilson for shares, scenes drawn for auc.
        alert_after_start_p50_s: from the first picture to the alert, as no time of a fall is known.
        The baseline is a limit on the warmth of the lowest row, chosen on other scenes.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (run.Folder(ThermalClips.Dataset) is not { } folder)
        {
            return;
        }

        run.Tell($"reading {ThermalClips.Dataset}");
        var (clips, remarks, problem) = await ThermalClips.ReadAsync(folder, run.Scratch, cancellationToken).ConfigureAwait(false);
        foreach (var remark in remarks)
        {
            run.Remark(remark);
        }

        if (clips.Count == 0)
        {
            run.Skip(ThermalClips.Dataset, problem ?? "no clips");
            return;
        }

        var judges = JudgesOf(run, clips);
        run.Tell("playing the home");
        var played = await PlayAsync(run, clips, judges, cancellationToken).ConfigureAwait(false);
        Report(run, Measurement.All, played);
        foreach (var scene in played.GroupBy(one => one.Clip.Scene, StringComparer.Ordinal))
        {
            Report(run, scene.Key, [.. scene]);
        }

        ReportTrivial(run, clips);
    }

    /// <summary>For each clip the trees that never saw its scene, or the built-in ones where they know nothing of it.</summary>
    private static Dictionary<string, FallTrees> JudgesOf(EvaluationRun run, IReadOnlyList<ThermalClip> clips)
    {
        var published = ThermalFallModel.BuiltInOrNone;
        var seen = published?.Card.TrainedOn.ToHashSet(StringComparer.Ordinal);
        var known = clips.Where(clip => seen?.Contains(clip.Name) ?? true).ToList();
        var judges = new Dictionary<string, FallTrees>(StringComparer.Ordinal);
        if (known.Count > 0)
        {
            run.Tell("growing trees without each scene");
            run.Remark(FormattableString.Invariant($"{known.Count} clips that the built-in model was learned from are scored by trees that never saw their scene"));
            var unseen = ThermalLearning.WithoutEach(known, run.Seed);
            var scored = known.Select(clip => (Clip: clip, Score: ThermalLearning.ScoreOf(clip, unseen[clip.Scene]))).ToList();
            foreach (var scene in unseen)
            {
                var threshold = ThermalLearning.ThresholdOf([.. scored.Where(one => one.Clip.Scene != scene.Key)]);
                foreach (var clip in known.Where(clip => clip.Scene == scene.Key))
                {
                    judges[clip.Name] = new(scene.Value, threshold);
                }
            }
        }

        foreach (var clip in clips.Where(clip => !judges.ContainsKey(clip.Name)))
        {
            judges[clip.Name] = FallTrees.OfThermal!;
        }

        return judges;
    }

    /// <summary>One home for each set of trees: the packs of its clips, numbered anew.</summary>
    private static async Task<IReadOnlyList<(ThermalClip Clip, bool IsAlert, double Score, double? AfterStart)>> PlayAsync(EvaluationRun run, IReadOnlyList<ThermalClip> clips, Dictionary<string, FallTrees> judges, CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(ThermalClips.FileOf(run.Scratch), cancellationToken).ConfigureAwait(false);
        var read = packs ?? throw new IOException($"{ThermalClips.FileOf(run.Scratch)}: {fault}");
        var homes = judges.Values.Distinct().ToDictionary(judge => judge, judge => Home(read.Homes[0], judge));
        var sequences = homes.Keys.ToDictionary(judge => judge, _ => 0L);
        var at = 0;
        await foreach (var pack in read.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (at + 1 < clips.Count && pack.SealedAt >= clips[at + 1].From)
            {
                at++;
            }

            var judge = judges[clips[at].Name];
            homes[judge].Play(pack with { Key = pack.Key with { Sequence = ++sequences[judge] } });
        }

        return
        [
            .. clips.Select(clip =>
            {
                var judge = judges[clip.Name];
                var (alerts, isBroken, first) = homes[judge].Verdict.Within(clip.From.Microseconds, clip.To.Microseconds);
                return (clip, isBroken ? !clip.IsFall : alerts > 0, ThermalLearning.ScoreOf(clip, judge.Forest), first is { } told ? (told - clip.From.Microseconds) / 1e6 : (double?)null);
            }),
        ];

        static PlayedHome Home(HomePlan plan, FallTrees judge) => new(plan, new() { ThermalFalls = judge });
    }

    private static void Report(EvaluationRun run, string group, IReadOnlyList<(ThermalClip Clip, bool IsAlert, double Score, double? AfterStart)> clips)
    {
        var falls = clips.Where(one => one.Clip.IsFall).ToList();
        var daily = clips.Where(one => !one.Clip.IsFall).ToList();
        AddShare("sensitivity", new(falls.Count(one => one.IsAlert), falls.Count));
        AddShare("specificity", new(daily.Count(one => !one.IsAlert), daily.Count));
        if (falls.Count == 0 || daily.Count == 0)
        {
            return;
        }

        int found = falls.Count(one => one.IsAlert), wrong = clips.Count(one => one.IsAlert != one.Clip.IsFall);
        run.Add(ThermalClips.Dataset, group, "f1", 2.0 * found / ((2 * found) + wrong), clips.Count);
        run.Add(ThermalClips.Dataset, group, "balanced_accuracy", ((double)found / falls.Count / 2) + ((double)daily.Count(one => !one.IsAlert) / daily.Count / 2), clips.Count);
        var scenes = clips.GroupBy(one => one.Clip.Scene, StringComparer.Ordinal).Select(IReadOnlyList<(ThermalClip Clip, bool IsAlert, double Score, double? AfterStart)> (scene) => [.. scene]).ToList();
        var interval = PersonBootstrap.Interval(scenes, Auc, run.Seed);
        run.Add(ThermalClips.Dataset, group, "auc", Auc(clips), clips.Count, interval?.Low, interval?.High);
        var delays = falls.Select(one => one.AfterStart).OfType<double>().Order().ToList();
        run.Add(ThermalClips.Dataset, group, "alert_after_start_p50_s", Quantile.Of(delays, 0.5), delays.Count);

        void AddShare(string metric, Share share)
        {
            if (share.Of > 0)
            {
                run.Add(ThermalClips.Dataset, group, metric, share.Value, (int)share.Of, share.Wilson()?.Low, share.Wilson()?.High);
            }
        }
    }

    private static double? Auc(IReadOnlyList<(ThermalClip Clip, bool IsAlert, double Score, double? AfterStart)> clips) => Ranking.Auc([.. clips.Select(one => (one.Score, one.Clip.IsFall))]);

    private static void ReportTrivial(EvaluationRun run, IReadOnlyList<ThermalClip> clips)
    {
        var scored = clips.Select(clip => (Clip: clip, Score: (double)ThermalLearning.LooksOf(clip).Select(look => look.Row[ThermalFeatures.LowNow]).DefaultIfEmpty(0).Max())).ToList();
        var alerts = scored.Select(one => (one.Clip, IsAlert: one.Score >= ThermalLearning.ThresholdOf([.. scored.Where(other => other.Clip.Scene != one.Clip.Scene)]))).ToList();
        Share found = new(alerts.Count(one => one.Clip.IsFall && one.IsAlert), alerts.Count(one => one.Clip.IsFall)), quiet = new(alerts.Count(one => !one.Clip.IsFall && !one.IsAlert), alerts.Count(one => !one.Clip.IsFall));
        run.AddBaseline("limit on the warmth of the lowest row", ThermalClips.Dataset, Measurement.All, "sensitivity", found.Value, (int)found.Of, found.Wilson()?.Low, found.Wilson()?.High);
        run.AddBaseline("limit on the warmth of the lowest row", ThermalClips.Dataset, Measurement.All, "specificity", quiet.Value, (int)quiet.Of, quiet.Wilson()?.Low, quiet.Wilson()?.High);
        run.AddBaseline("limit on the warmth of the lowest row", ThermalClips.Dataset, Measurement.All, "auc", Ranking.Auc([.. scored.Select(one => (one.Score, one.Clip.IsFall))]), clips.Count);
    }
}
