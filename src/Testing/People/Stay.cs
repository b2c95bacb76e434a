namespace AgeingMonitor.Testing.People;

/// <summary>A time in one place with one thing to do. Milliseconds since the life day began; <paramref name="To"/> is not inside. <paramref name="Night"/>: between going to bed and rising.</summary>
internal readonly record struct Stay(int From, int To, Place Place, Doing Doing, bool Night)
{
    public bool InBed => Doing is Doing.Asleep or Doing.AwakeInBed;

    public bool IsAsleep => Doing is Doing.Asleep or Doing.Napping;

    public int Length => To - From;
}
