using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>Where the rules tell what cannot wait. Neither waits nor throws: whoever is on the floor is asked whether the disk works or not.</summary>
internal interface IEventTeller
{
    /// <summary>Tells an event, or what became of it; those of one teller leave in the order of the calls.</summary>
    /// <param name="readings">What happened.</param>
    /// <param name="before">The event that this tells more of; null for a new one.</param>
    IToldEvent Tell(IReadOnlyList<Reading> readings, IToldEvent? before = null);
}
