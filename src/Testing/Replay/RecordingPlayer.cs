using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Recordings;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// Plays a recording through a broker over one connection, in its order, at most 32 unacknowledged packs a kit, each again until the server says that it is safe. The broker, ingest, the
/// database and the grains may die meanwhile: the play ends when everything is acknowledged. Ticks are sent when all before them is. Birth messages and last wills are not played. Safe to share.
/// </summary>
public sealed class RecordingPlayer(MqttEndpoint endpoint, PlayOptions options, TimeProvider clock, ILogger<RecordingPlayer> logger)
{
    /// <summary>Plays the file; the homes of the plan are already provisioned.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="plan">How its kits and instants map.</param>
    /// <param name="progress">Told twice a second; may be null.</param>
    /// <param name="cancellationToken">Ends the play at once.</param>
    /// <returns>What was done, or why not even the manifest can be read.</returns>
    public async Task<(PlayReport? Report, RecordingFault? Fault)> PlayAsync(string path, ReplayPlan plan, IProgress<PlayProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (reader, fault) = await RecordingReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            return (null, fault);
        }

        await using (reader.ConfigureAwait(false))
        {
            var run = new PlayRun(reader, plan, endpoint, options, clock, logger);
            await using (run.ConfigureAwait(false))
            {
                return (await run.PlayAsync(progress, cancellationToken).ConfigureAwait(false), null);
            }
        }
    }
}
