using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Laboratory.Statistics;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Analytics.Evaluation.Nights;

/// <summary>How well nights are told, with a bed sensor and from movement alone, and what the rules of the night ask of a care team.</summary>
internal sealed class NightsSuite : IEvaluationSuite
{
    private const string Homes = "tihm";
    private const string Labelled = "ordonez-adl";
    private const string Simulated = "simulated";

    public string Name => "nights";

    public string Help => """
        Folder ordonez-adl: nights of the labels Sleeping, awake for less than three hours included, of two
        hours at least, beside the nights told; group bed with the bed sensor, no-bed without what it says.
          nights_told   share of labelled nights of which something is told
          duration_mae_min, to_bed_mae_min, rising_mae_min   of those told
        Data set simulated: 20 simulated homes, 30 days, nights told from movement alone beside those of the
        bed sensor, which knows nearly all; also interruptions_mae (ways out of bed). No folder is needed.
        Group falls: on every third night somebody gets up, falls in bathroom or hall and lies there for
        three hours, and no device notices: share found by bed-not-returned or stillness, and the delay.
        Folder tihm, which has neither labels nor bed sensors: nights_told (share of nights with a sign),
        in_bed_h_p50, interruptions_p50, night_out_, night_wandering_ and restless_per_night.
        Baseline: the longest time without a sign. n is nights; intervals by drawing homes.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        await AddLabelledAsync(run, cancellationToken).ConfigureAwait(false);
        AddSimulated(run);
        AddFalls(run);
        await AddHomesAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private static async Task AddLabelledAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Labelled, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        foreach (var withBed in new[] { true, false })
        {
            var played = await PlayAsync(recording, withBed, cancellationToken).ConfigureAwait(false);
            var homes = played.Select(home =>
            {
                var subject = recording.Report.Homes.First(imported => imported.Home == home.Home.Home).Subject;
                var known = LabelledNights.Of(run.Folder(Labelled)!, subject[^1..], TimeZoneInfo.FindSystemTimeZoneById(home.Home.TimeZone));
                return (Subject: subject, Pairs: NightPair.Of(home.Nights.Select(night => TrueNight.Of(night)), known), Silences: NightPair.Of(home.Silences, known));
            }).ToList();
            var group = withBed ? "bed" : "no-bed";
            AddErrors(run, Labelled, group, [.. homes.Select(home => home.Pairs)], withInterruptions: false);
            foreach (var home in homes)
            {
                AddErrors(run, $"{Labelled}/{home.Subject}", group, [home.Pairs], withInterruptions: false);
            }

            if (!withBed)
            {
                AddBaseline(run, Labelled, group, [.. homes.SelectMany(home => home.Silences)]);
            }
        }
    }

    private static void AddSimulated(EvaluationRun run)
    {
        run.Tell("simulating 20 homes");
        var simulation = Simulation.Create(new() { Name = "nights", Homes = 20, Days = 30, Seed = (ulong)run.Seed, Start = new(2026, 3, 2) });
        var homes = simulation.Manifest.Homes.ToDictionary(home => home.Kits[0].Kit, home => (Bed: new NightsOfHome(home, true), NoBed: new NightsOfHome(home, false), Order: new KitOrder(KitPosition.Start, new())));
        foreach (var taped in simulation.Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick))
        {
            var (bed, noBed, order) = homes[taped.Pack.Key.Kit];
            order.Offer(taped.Pack);
            while (order.TryNext(out var pack))
            {
                bed.Play(pack);
                noBed.Play(pack);
            }
        }

        var played = homes.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal).Select(pair => pair.Value).ToList();
        AddErrors(run, Simulated, "no-bed", [.. played.Select(home => NightPair.Of(home.NoBed.Nights.Select(night => TrueNight.Of(night)), home.Bed.Nights.Select(night => TrueNight.Of(night))))], withInterruptions: true);
        AddBaseline(run, Simulated, "no-bed", [.. played.SelectMany(home => NightPair.Of(home.NoBed.Silences, home.Bed.Nights.Select(night => TrueNight.Of(night))))]);
    }

    private static void AddFalls(EvaluationRun run)
    {
        run.Tell("simulating falls at night that nobody notices");
        var homes = NightFalls.Play(run.Seed);
        var all = homes.SelectMany(home => home).ToList();
        Add("found", falls => Share(falls, TimeSpan.MaxValue));
        Add("found_within_1_h", falls => Share(falls, TimeSpan.FromHours(1)));
        Add("delay_p50_s", falls => Quantile.Of([.. falls.OfType<TimeSpan>().Select(delay => delay.TotalSeconds).Order()], 0.5));
        Add("delay_p95_s", falls => Quantile.Of([.. falls.OfType<TimeSpan>().Select(delay => delay.TotalSeconds).Order()], 0.95));

        void Add(string metric, Func<IReadOnlyList<TimeSpan?>, double?> of)
        {
            var interval = PersonBootstrap.Interval(homes, of, run.Seed);
            run.Add(Simulated, "falls", metric, of(all), all.Count, interval?.Low, interval?.High);
        }

        static double? Share(IReadOnlyList<TimeSpan?> falls, TimeSpan limit) => falls.Count == 0 ? null : falls.Count(delay => delay <= limit) / (double)falls.Count;
    }

    private static async Task AddHomesAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Homes, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        run.Tell($"playing {recording.Report.Homes.Count} homes");
        IReadOnlyList<IReadOnlyList<NightsOfHome>> homes = [.. (await PlayAsync(recording, true, cancellationToken).ConfigureAwait(false)).Select(home => new[] { home })];
        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            Add("nights_told", home => home.Nights.Count);
            Add("night_out_per_night", home => home.Alerts.Values.Count(rule => rule == AlertRules.NightOut));
            Add("night_wandering_per_night", home => home.Alerts.Values.Count(rule => rule == AlertRules.NightWandering));
            Add("restless_per_night", home => home.Restless);
            var nights = homes.SelectMany(home => home[0].Nights).ToList();
            run.Add(Homes, group, "in_bed_h_p50", Quantile.Of([.. nights.Select(night => night.InBed / 3600e6).Order()], 0.5), nights.Count);
            run.Add(Homes, group, "interruptions_p50", Quantile.Of([.. nights.Select(night => (double)night.Interruptions).Order()], 0.5), nights.Count);

            void Add(string metric, Func<NightsOfHome, int> of)
            {
                var interval = PersonBootstrap.Interval(homes, Rate, run.Seed);
                run.Add(Homes, group, metric, Rate([.. homes.SelectMany(home => home)]), homes.Sum(home => home[0].Seen.Count), interval?.Low, interval?.High);

                double? Rate(IReadOnlyList<NightsOfHome> drawn) => drawn.Sum(home => home.Seen.Count) is > 0 and var count ? drawn.Sum(of) / (double)count : null;
            }
        }
    }

    private static async Task<IReadOnlyList<NightsOfHome>> PlayAsync(ImportedRecording recording, bool withBed, CancellationToken cancellationToken)
    {
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var homes = packs.Homes.OrderBy(home => home.Home.Value, StringComparer.Ordinal).Select(home => new NightsOfHome(home, withBed)).ToList();
        var ofKit = homes.SelectMany(home => home.Home.Kits.Select(kit => (kit.Kit, Home: home))).ToLookup(pair => pair.Kit, pair => pair.Home);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var home in ofKit[pack.Key.Kit])
            {
                home.Play(pack);
            }
        }

        return homes;
    }

    private static void AddErrors(EvaluationRun run, string dataset, string group, IReadOnlyList<IReadOnlyList<NightPair>> homes, bool withInterruptions)
    {
        var all = homes.SelectMany(home => home).ToList();
        foreach (var (metric, of) in Figures(withInterruptions))
        {
            var interval = PersonBootstrap.Interval(homes, of, run.Seed);
            run.Add(dataset, group, metric, of(all), all.Count, interval?.Low, interval?.High);
        }
    }

    private static void AddBaseline(EvaluationRun run, string dataset, string group, IReadOnlyList<NightPair> all)
    {
        foreach (var (metric, of) in Figures(withInterruptions: false))
        {
            run.AddBaseline("the longest silence", dataset, group, metric, of(all), all.Count);
        }
    }

    private static IEnumerable<(string Metric, Func<IReadOnlyList<NightPair>, double?> Of)> Figures(bool withInterruptions)
    {
        yield return ("nights_told", pairs => pairs.Count == 0 ? null : pairs.Count(pair => pair.Told is not null) / (double)pairs.Count);
        yield return ("duration_mae_min", pairs => pairs.Average(pair => pair.Duration));
        yield return ("to_bed_mae_min", pairs => pairs.Average(pair => pair.ToBed));
        yield return ("rising_mae_min", pairs => pairs.Average(pair => pair.Rising));
        if (withInterruptions)
        {
            yield return ("interruptions_mae", pairs => pairs.Average(pair => pair.Interruptions));
        }
    }
}
