using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Edge.Tests.Enrolment;

/// <summary>One server for all tests of enrolment, each with a kit of its own; its clock only goes forward.</summary>
public sealed class OpenDoor : IAsyncLifetime
{
    public const string Name = "enrolment door";

    private readonly string folder = Directory.CreateTempSubdirectory("ageing-door-").FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    internal Door Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await Door.OpenAsync(folder, Clock, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Those tests, one after the other.</summary>
[CollectionDefinition(OpenDoor.Name)]
public sealed class OpenDoorTests : ICollectionFixture<OpenDoor>;
