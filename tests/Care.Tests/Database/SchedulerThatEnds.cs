namespace AgeingMonitor.Care.Tests.Database;

/// <summary>Runs what waits once, and nothing any more, as the scheduler of a grain does whose silo is stopped.</summary>
internal sealed class SchedulerThatEnds : TaskScheduler
{
    private readonly Queue<Task> waiting = [];

    public void RunOnceAndEnd()
    {
        while (waiting.TryDequeue(out var task))
        {
            TryExecuteTask(task);
        }
    }

    protected override void QueueTask(Task task) => waiting.Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => waiting;
}
