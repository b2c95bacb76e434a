using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

/// <summary>Brings a set of rows to what is wanted, leaving alone what is so already.</summary>
internal static class DatedRows
{
    /// <summary>Removes rows whose key is not wanted (or is there twice) and adds those that are missing.</summary>
    /// <returns>Whether anything changed.</returns>
    public static bool Bring<TRow, TKey>(DbSet<TRow> set, IEnumerable<TRow> present, IEnumerable<TKey> wanted, Func<TRow, TKey> keyOf, Func<TKey, TRow> create)
        where TRow : class
    {
        var missing = wanted.ToHashSet();
        var changed = false;
        foreach (var row in present)
        {
            if (!missing.Remove(keyOf(row)))
            {
                set.Remove(row);
                changed = true;
            }
        }

        foreach (var key in missing)
        {
            set.Add(create(key));
            changed = true;
        }

        return changed;
    }
}
