using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Contact;

internal sealed class ContactFactory : ISensorDriverFactory
{
    public const string Kind = "contact";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new ContactDriver(ContactOptions.Read(options), buses, clock);
}
