using System.Diagnostics.Metrics;
using AgeingMonitor.Care.Tests.Alerts;
using AgeingMonitor.Care.Tests.Engines;

namespace AgeingMonitor.Care.Tests;

public sealed class CareMetricsTests() : CareSuite(new SqliteTestEngine())
{
    private readonly Dictionary<string, long> counted = [];

    [Fact]
    public async Task Counters_WhatHappened_IsCountedOnceEach()
    {
        var care = Database.Open(Clock, [new("Care:Quarantine:MaxMessages", "1")]);
        using var listener = Listen(care.Get<IMeterFactory>());
        var journal = care.Get<IAlertJournal>();
        var draft = Drafts.VitalSign();

        await journal.RaiseAsync(draft, Token);
        await journal.RaiseAsync(draft, Token);
        await journal.AcknowledgeAsync(draft.Id, "user-1", Token);
        await journal.AcknowledgeAsync(draft.Id, "user-1", Token);
        await care.Get<IQuarantine>().AddAsync(QuarantinedMessage.Of("t", null, [1], "unknown-kit", "", Now), Token);
        await care.Get<IQuarantine>().AddAsync(QuarantinedMessage.Of("t", null, [1], "unknown-kit", "", Now), Token);
        await care.Get<IQuarantine>().AddAsync(QuarantinedMessage.Of("t", null, [2], "implausible", "", Now), Token);

        Assert.Equal(
            new SortedDictionary<string, long>
            {
                ["ageing.care.alerts_raised rule=vital-sign priority=High"] = 1,
                ["ageing.care.alert_steps kind=acknowledged"] = 1,
                ["ageing.care.quarantined reason=unknown-kit"] = 2,
                ["ageing.care.quarantined reason=implausible"] = 1,
                ["ageing.care.quarantine_dropped"] = 1,
            },
            new SortedDictionary<string, long>(counted));
    }

    private MeterListener Listen(IMeterFactory factory)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                // Other tests count in this process too, each with a factory of its own.
                if (instrument.Meter.Name == "AgeingMonitor.Care" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]);
            counted[name] = counted.GetValueOrDefault(name) + value;
        });
        listener.Start();
        return listener;
    }
}
