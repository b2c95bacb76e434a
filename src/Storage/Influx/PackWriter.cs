using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Writes packs: all rows, and when the server has them the ledger. Requests are cut by lines and bytes; lines that the server refuses are found by halving. One writing has one.</summary>
internal sealed class PackWriter(InfluxConnection connection, InfluxOptions options, Instant writtenAt, CancellationToken cancellationToken)
{
    /// <summary>Well below the server's own limit of 25 MB a request.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly LineBatch batch = new();
    private readonly List<RefusedObservation> refused = [];

    public async Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs)
    {
        var observations = 0;
        foreach (var pack in packs)
        {
            observations += pack.Observations.Count;
            for (var place = 0; place < pack.Observations.Count; place++)
            {
                await AddRowAsync(pack, place);
            }
        }

        await FlushAsync();
        foreach (var pack in packs)
        {
            batch.Begin(pack, -1);
            LedgerPoints.Write(batch.Encoder, pack, writtenAt);
            await FlushIfFullAsync();
        }

        await FlushAsync();
        return new WriteResult(observations - refused.Count, null, refused);
    }

    private Task AddRowAsync(Pack pack, int place)
    {
        var observation = pack.Observations[place];
        if (!InfluxTime.Holds(observation.MeasuredAt))
        {
            refused.Add(new RefusedObservation(pack.Key, observation, "measuredAt lies outside the years 1677 to 2262"));
            return Task.CompletedTask;
        }

        batch.Begin(pack, place);
        var encoder = batch.Encoder;
        encoder.Measurement(observation.Quantity.Code);
        encoder.Tag(InfluxNames.Kit, pack.Key.Kit.Value);
        encoder.Tag(InfluxNames.Sensor, observation.Sensor.Value);
        if (observation.Value.Text is { } text)
        {
            encoder.Field(InfluxNames.Text, text);
        }
        else
        {
            encoder.Field(InfluxNames.Value, observation.Value.Number);
        }

        encoder.Field(InfluxNames.Pack, PackReference.Format(pack.Key, place));
        encoder.Time(InfluxTime.Nanoseconds(observation.MeasuredAt));
        return FlushIfFullAsync();
    }

    private Task FlushIfFullAsync() => batch.Count >= options.LinesPerRequest || batch.Bytes >= MostBytes ? FlushAsync() : Task.CompletedTask;

    private async Task FlushAsync()
    {
        if (batch.Count > 0)
        {
            await SendAsync(0, batch.Count);
            batch.Clear();
        }
    }

    /// <summary>A server that refuses one line has taken others of the request or not, according to its version: each half is sent again, which changes nothing for what is there.</summary>
    private async Task SendAsync(int first, int count)
    {
        if (await connection.WriteAsync(batch.Lines(first, count), cancellationToken) is not { } reason)
        {
            return;
        }

        if (count > 1)
        {
            await SendAsync(first, count / 2);
            await SendAsync(first + (count / 2), count - (count / 2));
            return;
        }

        var (pack, place) = batch.Origin(first);
        refused.Add(place >= 0
            ? new RefusedObservation(pack.Key, pack.Observations[place], reason)
            : throw new ObservationStoreException($"InfluxDB refuses an entry of the pack ledger; is something else writing to this database? It says: {reason}"));
    }
}
