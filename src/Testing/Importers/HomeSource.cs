namespace AgeingMonitor.Testing.Importers;

/// <summary>What has been read of a source of single values: homes in the order of their subjects, rows counted, rows left out. One caller at a time.</summary>
internal sealed class HomeSource(string recording)
{
    /// <summary>What is not a row at all: a line that only underlines the header.</summary>
    public const string NoRow = "no-row";

    private readonly SortedDictionary<string, SourceHome> homes = new(StringComparer.Ordinal);

    public SkipCounter Skipped { get; } = new();

    public long RowsRead { get; private set; }

    /// <summary>Those with at least one row that could be used.</summary>
    public IReadOnlyList<SourceHome> Homes => [.. homes.Values.Where(home => home.Span is not null)];

    /// <summary>The home of a subject, made when it is first asked for.</summary>
    public SourceHome HomeOf(string subject)
    {
        if (!homes.TryGetValue(subject, out var home))
        {
            homes[subject] = home = new SourceHome(recording, subject);
        }

        return home;
    }

    /// <summary>Reads a file to its end; <paramref name="take"/> keeps a row, or says why not. Rows that it calls <see cref="NoRow"/> are not counted.</summary>
    public async Task ReadAsync(string path, IReadOnlyList<string> columns, CsvForm form, Func<string?[], CsvFile, string?> take, CancellationToken cancellationToken)
    {
        var file = await CsvFile.OpenAsync(path, columns, form, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var row = new string?[columns.Count];
            while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                var reason = take(row, file);
                RowsRead += reason == NoRow ? 0 : 1;
                if (reason is not null and not NoRow)
                {
                    Skipped.Add(reason, file);
                }
            }
        }
    }
}
