namespace AgeingMonitor.Testing.Importers.Tihm;

/// <summary>What a person with the public data set needs to know.</summary>
internal static class TihmHelp
{
    public const string Text = """
        TIHM: homes of people living with dementia. Get it from Zenodo, record 7622128 (CC BY 4.0).

        The folder holds two CSV files, plain or gzip (.gz), file names in any capitals:
          Activity.csv    patient_id,location_name,date            one row for each firing of a sensor
          Physiology.csv  patient_id,date,device_type,value,unit   one row for each measurement
        Other files are not read. One patient_id becomes one home with one resident and one kit.

        Activity: a location that ends in "door" is a contact sensor, everything else a motion sensor.
          Each firing is one observation with value 1: motion seen, or door opened. The source does
          not tell when a door was closed. A fridge door stands in the kitchen, other doors are
          entrances. "Back Door", "back door" and "back-door" are the same sensor.
        Physiology: blood pressure, heart rate, body and skin temperature, body weight, body water,
          muscle mass. Rows with another device, another unit, no number, or a value outside the
          plausible range of the catalogue are left out and counted, with their line numbers.

        Times are local, Europe/London (--time-zone for another). Of an hour that the clocks show
          twice the first is meant; a time that the clocks skip counts as one hour later. Two rows of
          one sensor and quantity at the same second stay apart by 1 microsecond, in file order, so
          every row is stored exactly once.

        Coverage: the source has no heartbeats, so it does not tell a quiet home from a dead sensor
          hub. The importer makes packs of 5 minutes, and heartbeats where there is nothing to send,
          within 5 hours before and after any sensor firing (--coverage-hours), not before the home's
          first row. Elsewhere coverage is unknown and the replay says that the kit is silent. Five
          hours: of the 469,000 gaps between firings in 28 homes 330 last 5 to 10 h, four in five of
          them at night, so gaps up to 10 h are life and are covered throughout; those over 10 h (94)
          begin by day at a door, or are outages, half of the longest on one day in most homes. And
          stillness by day is raised after 5 h, so a dead hub alone never reads as a person who does
          not move.
        """;
}
