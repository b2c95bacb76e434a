using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>
/// The measures of a day. Rest-activity rhythm (IS, IV, RA, L5, M10): Witting et al., Biol Psychiatry 27:563 (1990) and Van Someren et al., Chronobiol Int 16:505 (1999), on hourly counts; L5 and M10 within the local day.
/// Entropy of the ways between rooms in bits.
/// </summary>
internal static class DayRowMeasures
{
    public static DayRow RowOf(DayAccumulator day)
    {
        var values = new float[DayFeature.Count];
        var movements = day.ByHour.Sum();
        double l5 = Window(day.ByHour, 5, smallest: true), m10 = Window(day.ByHour, 10, smallest: false);
        var minutesOut = day.MinutesOut;
        values[DayFeature.Movements] = Log(movements);
        values[DayFeature.NightMovements] = Log(day.NightMovements);
        values[DayFeature.NightBathroom] = day.NightBathroom;
        values[DayFeature.Transitions] = Log(day.Ways.Sum());
        values[DayFeature.Entropy] = (float)Entropy(day.Ways);
        values[DayFeature.FirstMinute] = day.FirstMinute ?? 24 * 60;
        values[DayFeature.LastMinute] = day.LastMinute ?? 0;
        values[DayFeature.Meals] = int.PopCount(day.MealsSeen);
        values[DayFeature.Outings] = day.Outings;
        values[DayFeature.MinutesOut] = (float)minutesOut;
        values[DayFeature.LongestStill] = (float)day.LongestStill;
        values[DayFeature.Bedroom] = Log(day.ByRoom[(int)RoomKind.Bedroom]);
        values[DayFeature.Bathroom] = Log(day.ByRoom[(int)RoomKind.Bathroom]);
        values[DayFeature.Kitchen] = Log(day.ByRoom[(int)RoomKind.Kitchen]);
        values[DayFeature.Living] = Log(day.ByRoom[(int)RoomKind.Living]);
        values[DayFeature.Hall] = Log(day.ByRoom[(int)RoomKind.Hall]);
        values[DayFeature.Together] = Log(day.Together);
        values[DayFeature.Amplitude] = (float)(m10 + l5 > 0 ? (m10 - l5) / (m10 + l5) : 0);
        values[DayFeature.Quietest] = Log(l5 * 5);
        values[DayFeature.Busiest] = Log(m10 * 10);
        values[DayFeature.Fragmentation] = (float)Variability(day.ByHour);
        values[DayFeature.Stability] = (float)Stability(day);
        return new(DateOnly.FromDayNumber(day.Day), values, int.PopCount(day.HoursHeard) / 24.0, minutesOut, day.IsUnknown);
    }

    private static float Log(double count) => (float)Math.Log(1 + count);

    /// <summary>Mean of the window of so many hours whose sum is smallest or largest.</summary>
    private static double Window(float[] hours, int length, bool smallest)
    {
        double best = smallest ? double.MaxValue : double.MinValue;
        for (var first = 0; first + length <= hours.Length; first++)
        {
            double sum = 0;
            for (var i = first; i < first + length; i++)
            {
                sum += hours[i];
            }

            best = smallest ? Math.Min(best, sum) : Math.Max(best, sum);
        }

        return best / length;
    }

    private static double Entropy(int[] counts)
    {
        double total = counts.Sum(), entropy = 0;
        foreach (var count in counts)
        {
            entropy -= count > 0 ? count / total * Math.Log2(count / total) : 0;
        }

        return entropy;
    }

    /// <summary>Mean square step from hour to hour over the variance.</summary>
    private static double Variability(float[] hours)
    {
        double mean = hours.Average(), steps = 0, spread = 0;
        for (var i = 0; i < hours.Length; i++)
        {
            spread += (hours[i] - mean) * (hours[i] - mean);
            steps += i == 0 ? 0 : (hours[i] - hours[i - 1]) * (hours[i] - hours[i - 1]);
        }

        return spread > 0 ? hours.Length * steps / ((hours.Length - 1) * spread) : 0;
    }

    /// <summary>Variance of the mean day over the variance of all hours, of this day and the up to six before it; 0 until there are three days.</summary>
    private static double Stability(DayAccumulator day)
    {
        var days = Math.Min(6, day.PastDays) + 1;
        if (days < 3)
        {
            return 0;
        }

        double mean = 0, all = 0, between = 0;
        for (var d = 0; d < days; d++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                mean += At(d, hour);
            }
        }

        mean /= days * 24;
        for (var hour = 0; hour < 24; hour++)
        {
            double ofHour = 0;
            for (var d = 0; d < days; d++)
            {
                ofHour += At(d, hour);
                all += (At(d, hour) - mean) * (At(d, hour) - mean);
            }

            between += ((ofHour / days) - mean) * ((ofHour / days) - mean);
        }

        return all > 0 ? days * between / all : 0;

        double At(int back, int hour) => back == 0 ? day.ByHour[hour] : day.PastByHour[DayAccumulator.PastHours - (24 * back) + hour];
    }
}
