namespace AgeingMonitor.Ingest.Broker;

/// <summary>How many connections there may be, in all and of one user. Safe to share.</summary>
internal sealed class ConnectionLimits(int most, int mostOfUser)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> ofUser = new(StringComparer.Ordinal);
    private int all;

    public bool TryEnter()
    {
        lock (gate)
        {
            return all < most && ++all > 0;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            all--;
        }
    }

    public bool TryEnterUser(string name)
    {
        lock (gate)
        {
            var count = ofUser.GetValueOrDefault(name);
            if (count >= mostOfUser)
            {
                return false;
            }

            ofUser[name] = count + 1;
            return true;
        }
    }

    public void LeaveUser(string name)
    {
        lock (gate)
        {
            if (--ofUser[name] == 0)
            {
                ofUser.Remove(name);
            }
        }
    }
}
