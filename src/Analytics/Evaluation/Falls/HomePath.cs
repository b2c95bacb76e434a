using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Plays a recording as a server gets it: each pack decoded from the wire, put in order, worked on by the home, and whatever the rule <c>fall</c> raises. What a trial is called is known to nobody on the way.</summary>
internal static class HomePath
{
    /// <summary>What was raised for each person, with packs as the recording has them and with a pack a minute.</summary>
    public static async Task<IReadOnlyDictionary<KitId, (HomeVerdict AsSent, HomeVerdict EachMinute)>> PlayAsync(
        string recording, IReadOnlyList<FallPerson> people, Func<string, FallTrees> modelOf, CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(recording, cancellationToken).ConfigureAwait(false);
        var read = packs ?? throw new IOException($"{recording}: {fault}");
        var homeOf = read.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, Home: home))).ToDictionary(pair => pair.Kit, pair => pair.Home);
        var homes = people.ToDictionary(person => person.Kit, person => Homes(homeOf[person.Kit], modelOf(person.Name)));
        await foreach (var pack in read.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (homes.TryGetValue(pack.Key.Kit, out var home))
            {
                home.AsSent.Play(pack);
                foreach (var minute in home.Minutes.Take(pack))
                {
                    home.EachMinute.Play(minute);
                }
            }
        }

        foreach (var (_, each, minutes) in homes.Values)
        {
            foreach (var minute in minutes.End())
            {
                each.Play(minute);
            }
        }

        return homes.ToDictionary(pair => pair.Key, pair => (pair.Value.AsSent.Verdict, pair.Value.EachMinute.Verdict));

        static (PlayedHome AsSent, PlayedHome EachMinute, MinutePacks Minutes) Homes(HomePlan plan, FallTrees model) => (new(plan, new() { WornFalls = model }), new(plan, new() { WornFalls = model }), new());
    }
}
