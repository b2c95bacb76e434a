namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>The numbers of the detector, each with its source; kilograms, percent of body weight, local days.</summary>
internal static class WeightLimits
{
    /// <summary>A gain of more than this within <see cref="GainDays"/> is told: McDonagh et al., "2021 ESC Guidelines for the diagnosis and treatment of acute and chronic heart failure", Eur Heart J 42:3599, on self-care.</summary>
    public const double Gain = 2;

    /// <summary>Days of that gain.</summary>
    public const int GainDays = 3;

    /// <summary>Where the last weighing lies further back than <see cref="GainDays"/>, a gain since one of so many days is told: nobody can know on which of them it came.</summary>
    public const int GapDays = 7;

    /// <summary>
    /// What lies less above the usual weight is the noise of clothes and hour (0.7 kg either way): after a single light value it is no gain. Also what the second weighing has to be above. Chosen on TIHM (this folder's README).
    /// </summary>
    public const double AboveUsual = 1.5;

    /// <summary>The episode of a gain ends below this over its reference, or after <see cref="EpisodeDays"/>.</summary>
    public const double GainOver = 1;

    /// <summary>After so many days the new weight is the usual one.</summary>
    public const int EpisodeDays = 14;

    /// <summary>So many days after a gain its weights are no reference for a loss: an episode, and the seven days of a median. An assumption.</summary>
    public const int SwollenDays = 21;

    /// <summary>Days that are looked back on for the usual weight, of which the last <see cref="UsualWeighings"/> weighed ones count.</summary>
    public const int UsualDays = 21;

    /// <summary>See <see cref="UsualDays"/>.</summary>
    public const int UsualWeighings = 14;

    /// <summary>So many weighed days make a usual weight that a gain can be measured against.</summary>
    public const int UsualLeast = 3;

    /// <summary>Share of the usual weight, and of the last one, beyond which a value is somebody else's, or of another unit: nobody gains or loses a tenth from one day to the next, and who does in two weeks passes by all that lies between. A pound taken for a kilogram is a factor of 2.2.</summary>
    public const double Other = 0.1;

    /// <summary>So many weighings in a row about as far off, and the usual weight begins anew.</summary>
    public const int OtherInARow = 5;

    /// <summary>What a scale says again within this time, to the digit, is no new weighing: TIHM's repeats its last value every two hours.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromHours(6);

    /// <summary>Days of the moving mean and of the median of a week.</summary>
    public const int MeanDays = 7;

    /// <summary>So many weighed days make a mean.</summary>
    public const int MeanLeast = 3;

    /// <summary>Loss in a month, percent: HAS and FFN, "Diagnostic de la dénutrition chez la personne de 70 ans et plus" (2021).</summary>
    public const double LossInAMonth = 5;

    /// <summary>Loss in six months, percent: same source.</summary>
    public const double LossInSixMonths = 10;

    /// <summary>An episode of loss ends when both losses are less than their limit by this, percent.</summary>
    public const double LossOver = 2;

    /// <summary>Days of a month, and of six.</summary>
    public const int MonthDays = 31, SixMonthsDays = 183;

    /// <summary>Weeks that are kept: six months, and the one that runs.</summary>
    public const int Weeks = 28;

    /// <summary>The mean is held against the median of the weeks between these two ago.</summary>
    public const int ReferenceFrom = 2, ReferenceTo = 8;

    /// <summary>Slack of the cumulative sum, percent: half of the shift of 2 % that is looked for (Page, Biometrika 41:100, 1954).</summary>
    public const double DriftSlack = 1;

    /// <summary>Limit of the cumulative sum, percent times days. Chosen on TIHM (this folder's README).</summary>
    public const double DriftLimit = 6;

    /// <summary>Days without a weighing count for the sum as the next one, so many at most.</summary>
    public const int DriftGap = 3;
}
