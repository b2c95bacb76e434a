namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>What has been read of a source of trials: people in the order of their names, rows counted, rows left out. One caller at a time.</summary>
internal sealed class TrialSource(string recording)
{
    private readonly SortedDictionary<string, TrialHome> homes = new(StringComparer.Ordinal);

    public SkipCounter Skipped { get; } = new();

    public long RowsRead { get; private set; }

    /// <summary>Says that no row follows. Gives the homes with at least one row that could be used.</summary>
    public IReadOnlyList<TrialHome> End()
    {
        foreach (var home in homes.Values)
        {
            home.EndTrial();
        }

        return [.. homes.Values.Where(home => home.Entries.Count > 0)];
    }

    /// <summary>The home of a person, made when it is first asked for.</summary>
    public TrialHome HomeOf(string subject)
    {
        if (!homes.TryGetValue(subject, out var home))
        {
            homes[subject] = home = new TrialHome(recording, subject);
        }

        return home;
    }

    /// <summary>Reads a file to its end; <paramref name="take"/> keeps a row, or says why not.</summary>
    public async Task ReadAsync(string path, string[] columns, Func<string?[], string?> take, CancellationToken cancellationToken)
    {
        var file = await CsvFile.OpenAsync(path, columns, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var row = new string?[columns.Length];
            while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                RowsRead++;
                if (take(row) is { } reason)
                {
                    Skipped.Add(reason, file);
                }
            }
        }
    }
}
