namespace AgeingMonitor.Testing.Homes;

/// <summary>A simulated home of the demonstration.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Label">What the home is called on screens.</param>
/// <param name="Home">The home.</param>
/// <param name="Identity">Who its resident is said to be.</param>
public sealed record DemoHome(int Number, string Label, SimulatedHome Home, DemoIdentity Identity);
