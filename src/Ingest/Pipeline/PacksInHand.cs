using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Which numbered packs are in hand. Kits send again what is not answered: while a store is down those repeats would use up all room, and nothing more would be read. Safe to share.
/// </summary>
internal sealed class PacksInHand
{
    private readonly ConcurrentDictionary<(PackKey Key, ulong Content), MessageInHand> held = new();

    /// <summary>
    /// Holds a pack for its message until that is let go: then the message itself is the answer. A pack that is held already gives the message that holds it. Packs without numbers are never answered, and never sent again: each is
    /// held for itself.
    /// </summary>
    /// <param name="message">The message that the pack came in.</param>
    /// <param name="key">The pack's key.</param>
    /// <param name="content">What <see cref="PackContent"/> says of the message: one number for two contents is two packs.</param>
    public MessageInHand Hold(MessageInHand message, PackKey key, ulong content)
    {
        if (!key.IsNumbered)
        {
            return message;
        }

        var holder = held.GetOrAdd((key, content), message);
        if (ReferenceEquals(holder, message))
        {
            message.OnLetGo(() => held.TryRemove(new((key, content), message)));
        }

        return holder;
    }
}
