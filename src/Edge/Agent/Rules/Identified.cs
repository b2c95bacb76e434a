namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>What became of the wish that a kit shows which one it is.</summary>
internal enum Identified
{
    /// <summary>Its lamps and buzzers show it.</summary>
    Shown,

    /// <summary>They are telling the resident something, which comes first.</summary>
    Occupied,

    /// <summary>There are none.</summary>
    NoLamp,
}
