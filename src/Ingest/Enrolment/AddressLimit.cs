using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>
/// Wrong codes by address, an IPv6 network of 64 bits counting as one: 20 in 15 minutes, then nothing of that address is looked at. Held in memory, by each process for itself:
/// what decides is the count of the kit's window, which is in the care database. Safe to share.
/// </summary>
internal sealed class AddressLimit(TimeProvider clock)
{
    public const int Allowed = 20;
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private const int MostAddresses = 10_000;
    private readonly ConcurrentDictionary<IPAddress, Count> counts = new();

    public bool IsReached(IPAddress? address) => counts.TryGetValue(Network(address), out var count) && Stands(count) && count.Wrong >= Allowed;

    public void NoteWrong(IPAddress? address)
    {
        var now = clock.GetTimestamp();
        if (counts.Count >= MostAddresses)
        {
            foreach (var (old, count) in counts.Where(pair => !Stands(pair.Value)))
            {
                counts.TryRemove(KeyValuePair.Create(old, count));
            }
        }

        // Full all the same: the windows' own counts hold.
        if (counts.Count < MostAddresses)
        {
            counts.AddOrUpdate(Network(address), _ => new Count(now, 1), (_, count) => Stands(count) ? count with { Wrong = count.Wrong + 1 } : new Count(now, 1));
        }
    }

    private bool Stands(Count count) => clock.GetElapsedTime(count.Since) < Period;

    private static IPAddress Network(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return plain;
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private sealed record Count(long Since, int Wrong);
}
