using System.Text.Json;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Creates what is missing on a server, and sees to it that nothing there forgets by itself.</summary>
internal sealed class InfluxPreparation(InfluxConnection connection, InfluxOptions options)
{
    /// <summary>1.x: the database and its default retention policy.</summary>
    public async Task PrepareDatabaseAsync(CancellationToken cancellationToken)
    {
        var known = false;
        await foreach (var row in connection.QueryAsync("SHOW DATABASES", cancellationToken))
        {
            known |= row.Text(0) == options.Database;
        }

        if (!known)
        {
            await connection.RunAsync($"CREATE DATABASE {InfluxQl.Name(options.Database)}", cancellationToken);
        }

        // Columns: name, duration, shardGroupDuration, replicaN, default.
        await foreach (var row in connection.QueryAsync($"SHOW RETENTION POLICIES ON {InfluxQl.Name(options.Database)}", cancellationToken))
        {
            if (row.IsTrue(4) && row.Text(1) != "0s")
            {
                throw Forgets($"ALTER RETENTION POLICY \"{row.Text(0)}\" ON \"{options.Database}\" DURATION INF");
            }
        }
    }

    /// <summary>2.x: the bucket, and the mapping by which it is seen as a database.</summary>
    public async Task PrepareBucketAsync(CancellationToken cancellationToken)
    {
        var organisation = Uri.EscapeDataString(options.Organisation ?? string.Empty);
        using var found = await connection.CallAsync(HttpMethod.Get, $"api/v2/buckets?org={organisation}&name={options.Database}", null, cancellationToken);
        var bucket = Only(found, "buckets") is { } existing ? Bucket(existing) : await CreateBucketAsync(organisation, cancellationToken);

        // Servers from 2.3 on map a bucket to the database of its name by themselves; for earlier ones the mapping is made.
        using var mappings = await connection.CallAsync(HttpMethod.Get, $"api/v2/dbrps?org={organisation}&db={options.Database}", null, cancellationToken);
        if (Only(mappings, "content") is null)
        {
            var mapping = new { bucketID = bucket, database = options.Database, retention_policy = "autogen", @default = true, org = options.Organisation };
            using var made = await connection.CallAsync(HttpMethod.Post, "api/v2/dbrps", mapping, cancellationToken);
        }
    }

    private string Bucket(JsonElement bucket)
    {
        foreach (var rule in bucket.TryGetProperty("retentionRules", out var rules) ? rules.EnumerateArray() : default)
        {
            if (rule.TryGetProperty("everySeconds", out var seconds) && seconds.GetInt64() > 0)
            {
                throw Forgets($"influx bucket update --retention 0 for bucket {options.Database}");
            }
        }

        return bucket.GetProperty("id").GetString()!;
    }

    private async Task<string> CreateBucketAsync(string organisation, CancellationToken cancellationToken)
    {
        using var organisations = await connection.CallAsync(HttpMethod.Get, $"api/v2/orgs?org={organisation}", null, cancellationToken);
        var owner = Only(organisations, "orgs")?.GetProperty("id").GetString()
            ?? throw new ObservationStoreException($"InfluxDB at {options.Url} has no organisation '{options.Organisation}' that the token may see: see Storage:Influx:Organisation.");
        var wanted = new { orgID = owner, name = options.Database, retentionRules = Array.Empty<object>() };
        using var made = await connection.CallAsync(HttpMethod.Post, "api/v2/buckets", wanted, cancellationToken);
        return made?.RootElement.GetProperty("id").GetString() ?? throw new ObservationStoreException($"InfluxDB at {options.Url} made no bucket '{options.Database}': create it by hand.");
    }

    private static JsonElement? Only(JsonDocument? answer, string list)
        => answer is not null && answer.RootElement.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0 ? items[0] : null;

    private ObservationStoreException Forgets(string remedy)
        => new($"Database '{options.Database}' at {options.Url} forgets by itself, and the pack ledger must not: {remedy}. What is too old is deleted by this program.");
}
