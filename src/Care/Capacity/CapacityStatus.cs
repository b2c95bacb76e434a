namespace AgeingMonitor.Care.Capacity;

/// <summary>Where a version of an assessment stands; the words of FHIR's <c>QuestionnaireResponse.status</c>.</summary>
public enum CapacityStatus
{
    /// <summary>As first entered.</summary>
    Completed = 0,

    /// <summary>Corrected.</summary>
    Amended = 1,

    /// <summary>Withdrawn: it should never have been entered, as when it is another resident's. Counts for nothing; stays readable.</summary>
    EnteredInError = 2,
}
