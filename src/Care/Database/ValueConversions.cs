using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AgeingMonitor.Care.Database;

/// <summary>How our values become columns: instants are integer microseconds, ids their text form.</summary>
internal static class ValueConversions
{
    private const int OpaqueIdLength = 15;

    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<Instant>().HaveConversion<InstantConverter>();
        builder.Properties<DateTimeOffset>().HaveConversion<ClockTimeConverter>();
        builder.Properties<AlertId>().HaveConversion<AlertIdConverter>();
        builder.Properties<CareTeamId>().HaveConversion<CareTeamIdConverter>().HaveMaxLength(OpaqueIdLength);
        builder.Properties<CommandId>().HaveConversion<CommandIdConverter>().HaveMaxLength(OpaqueIdLength);
        builder.Properties<HomeId>().HaveConversion<HomeIdConverter>().HaveMaxLength(OpaqueIdLength);
        builder.Properties<KitId>().HaveConversion<KitIdConverter>().HaveMaxLength(OpaqueIdLength);
        builder.Properties<ResidentId>().HaveConversion<ResidentIdConverter>().HaveMaxLength(OpaqueIdLength);
        builder.Properties<RoomId>().HaveConversion<RoomIdConverter>().HaveMaxLength(OpaqueIdLength);
        builder.Properties<SensorId>().HaveConversion<SensorIdConverter>().HaveMaxLength(SensorId.MaxLength);
    }

    private sealed class InstantConverter() : ValueConverter<Instant, long>(instant => instant.Microseconds, value => new Instant(value));

    private sealed class ClockTimeConverter() : ValueConverter<DateTimeOffset, long>(time => Instant.From(time).Microseconds, value => new Instant(value).ToDateTimeOffset());

    private sealed class AlertIdConverter() : ValueConverter<AlertId, string>(id => id.ToString(), text => new AlertId(Guid.ParseExact(text, "D")));

    private sealed class CareTeamIdConverter() : ValueConverter<CareTeamId, string>(id => id.Value, text => CareTeamId.Parse(text));

    private sealed class CommandIdConverter() : ValueConverter<CommandId, string>(id => id.Value, text => CommandId.Parse(text));

    private sealed class HomeIdConverter() : ValueConverter<HomeId, string>(id => id.Value, text => HomeId.Parse(text));

    private sealed class KitIdConverter() : ValueConverter<KitId, string>(id => id.Value, text => KitId.Parse(text));

    private sealed class ResidentIdConverter() : ValueConverter<ResidentId, string>(id => id.Value, text => ResidentId.Parse(text));

    private sealed class RoomIdConverter() : ValueConverter<RoomId, string>(id => id.Value, text => RoomId.Parse(text));

    private sealed class SensorIdConverter() : ValueConverter<SensorId, string>(id => id.Value, text => SensorId.Parse(text));
}
