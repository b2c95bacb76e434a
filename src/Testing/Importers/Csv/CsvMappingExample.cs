namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>A mapping to begin with; it is also the documentation of the format.</summary>
public static class CsvMappingExample
{
    /// <summary>YAML with comments; a test reads it.</summary>
    public static string Text => """
        # What the columns of CSV files mean, for: ageing import csv <folder or file> --mapping <this file> -o <recording>
        # Every key that is not "needed" may be left out. A key that is not known is a mistake.

        name: example-home              # needed: lower-case letters, digits, hyphens; ids are derived from it
        provenance: "Sensors of a test flat, exported by hand, spring 2026"
        files: "*.csv"                  # which files of the folder; * and ?; a file may be gzip (.gz)
        delimiter: ","                  # , ; | or tab
        decimal: "."                    # . or , ; numbers with separators of thousands are left out, never guessed
        lines-before-header: 0          # lines to pass over before the one that names the columns
        missing: ["", NaN, unknown]     # cells that say that there is no value
        time-zone: Europe/Paris         # needed: zone of the homes, and of times that do not say theirs

        time:                           # needed
          column: time                  # or columns: [date, time] - put together with a space
          format: iso                   # iso; seconds, milliseconds or microseconds; or a .NET format such as "dd/MM/yyyy HH:mm"
          # start: 2026-03-01T00:00:00Z # for seconds and so on: what 0 is; without it 1970-01-01T00:00:00Z

        subject:                        # each becomes a home with one resident and one kit; without this there is one home
          column: flat                  # or file-name: "^(U[0-9]+)_" - the part in brackets is the subject

        # Either wide: each series has its column ...
        wide:
          - column: temperature
            sensor: living-room         # lower-case letters, digits, hyphens
            quantity: room-temperature  # a code of the catalogue: docs/mqtt.md
            unit: K                     # needed where the quantity has one; a UCUM code that the catalogue converts
          - column: pulse
            sensor: wrist
            quantity: heart-rate
            unit: /min
          - column: door
            sensor: front-door
            quantity: contact
            values: { open: 1, closed: 0, fault: ignore }   # words; ignore passes over a word

        # ... or long: a column of sensors, one of quantities (where the sensor alone does not tell) and one of values.
        # long:
        #   sensor-column: device
        #   quantity-column: kind
        #   value-column: value
        #   series:
        #     - sensor-cell: PIR 1      # what stands in the columns
        #       quantity-cell: state
        #       sensor: hall            # what it becomes
        #       quantity: motion
        #       values: { "on": 1, "off": ignore }

        rooms:                          # each sensor has a room: bedroom, bathroom, kitchen, living, hall, entrance or other
          living-room: living
          front-door: entrance
        personal: [wrist]               # or is worn or used by the resident

        pack-seconds: 300               # a pack for each period that holds a value; 1 to 3600
        coverage-hours: 5               # heartbeats around each value of a sensor with a room, as if the kit had been there; 0 to 72

        """;
}
