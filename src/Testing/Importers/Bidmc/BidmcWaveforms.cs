using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.Bidmc;

/// <summary>Reads the signals file of a record into blocks of a second: pulse wave and breathing, 125 Hz.</summary>
internal sealed class BidmcWaveforms(SkipCounter skipped)
{
    private const long PeriodMicroseconds = 8000;
    private static readonly string[] Columns = ["sample", "PLETH", "RESP"];

    /// <summary>The source prints steps of 0.00024 and more, values from -0.8 to 4.0: a step of 1/8000 is finer and reaches 4.09; the other is for what may lie beyond.</summary>
    private static readonly double[] Steps = [1.0 / 8000, 1.0 / 1000];

    private static readonly FrameChannel Pulse = new(BidmcSource.Monitor, Quantities.PulseWaveform, 1, 1, Steps, PeriodMicroseconds);
    private static readonly FrameChannel Breathing = new(BidmcSource.Monitor, Quantities.RespirationWaveform, 1, 1, Steps, PeriodMicroseconds);

    public long RowsRead { get; private set; }

    /// <summary>The blocks of one file, in order of time.</summary>
    public async Task<IReadOnlyList<Observation>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var observations = new List<Observation>();
        FrameBlocks[] channels = [new(Pulse), new(Breathing)];
        long second = 0, last = -1;
        var file = await CsvFile.OpenAsync(path, Columns, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var row = new string?[Columns.Length];
            while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                RowsRead++;
                if (!Cells.TryReadTime(row[0], PeriodMicroseconds, out var offset) || offset % PeriodMicroseconds != 0 || offset <= last)
                {
                    skipped.Add("bad-time", file);
                    continue;
                }

                last = offset;
                if (offset / Instant.MicrosecondsPerSecond != second)
                {
                    Flush(channels, observations);
                    second = offset / Instant.MicrosecondsPerSecond;
                }

                Take(channels, file, row, BidmcSource.Start.Microseconds + offset);
            }
        }

        Flush(channels, observations);
        return observations;
    }

    private static void Flush(FrameBlocks[] channels, List<Observation> observations)
    {
        foreach (var channel in channels)
        {
            observations.AddRange(channel.Flush().Select(block => new Observation(channel.Channel.Sensor, channel.Channel.Quantity, new Instant(block.At), block.Block.ToValue())));
        }
    }

    private void Take(FrameBlocks[] channels, CsvFile file, string?[] row, long at)
    {
        for (var i = 0; i < channels.Length; i++)
        {
            if (Cells.ReadNumber(row[i + 1], out var value) is { } reason)
            {
                skipped.Add(reason, file);
            }
            else if (!channels[i].Channel.Holds([value]))
            {
                skipped.Add("implausible", file);
            }
            else
            {
                channels[i].Add(at, [value]);
            }
        }
    }
}
