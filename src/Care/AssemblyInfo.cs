using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AgeingMonitor.Care.Tests")]
