namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>Something that runs jobs in time: of each job a row of history is written, and the job is done with.</summary>
internal interface IJobPeer : IAsyncDisposable
{
    /// <summary>Keeps jobs in the database, none of them due yet.</summary>
    Task ScheduleAsync(int count);

    /// <summary>All of them are due: returns when each has written its row and is gone.</summary>
    Task RunAsync(int count);
}
