using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>A good pack, and the home that it belongs to.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Home">Where its kit stood when it was sealed.</param>
/// <param name="Mode">What that home is for.</param>
/// <param name="Origin">The message that it came in.</param>
internal sealed record RoutedPack(Pack Pack, HomeId Home, HomeMode Mode, MessageInHand Origin)
{
    /// <summary>Events first, then by arrival.</summary>
    public static IComparer<RoutedPack> Order { get; } = Comparer<RoutedPack>.Create((one, other) => MessageInHand.Order.Compare(one.Origin, other.Origin));
}
