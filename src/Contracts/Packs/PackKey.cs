using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>What identifies a pack: a pack that comes twice has the same key and changes nothing.</summary>
/// <param name="Kit">The kit that sent it.</param>
/// <param name="Boot">The kit's boot number, from 1, one more at each start of the agent; 0 for a publisher without pack records.</param>
/// <param name="Lane">The lane that numbered it.</param>
/// <param name="Sequence">From 1 without gaps within boot and lane; for boot 0 derived from time and content (see <see cref="Pack.UnnumberedSequence"/>).</param>
public readonly record struct PackKey(KitId Kit, long Boot, Lane Lane, long Sequence)
{
    /// <summary>Whether the kit numbers its packs, so that gaps can be proven.</summary>
    public bool IsNumbered => Boot > 0;
}
