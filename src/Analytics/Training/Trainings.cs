using AgeingMonitor.Analytics.Training.Activities;
using AgeingMonitor.Analytics.Training.Agitation;
using AgeingMonitor.Analytics.Training.Exits;
using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Analytics.Training.Routine;
using AgeingMonitor.Analytics.Training.ThermalFalls;

namespace AgeingMonitor.Analytics.Training;

/// <summary>The models that can be learned, in the order of the help.</summary>
public static class Trainings
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ITraining> All { get; } = [new FallTraining(), new ThermalTraining(), new AgitationTraining(), new ActivitiesTraining(), new ExitsTraining(), new RoutineTraining()];
}
