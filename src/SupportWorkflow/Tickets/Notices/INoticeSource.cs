namespace SupportWorkflow;

/// <summary>A decision that has not worked out yet whom it tells. Reading it twice gives the same.</summary>
internal interface INoticeSource
{
    /// <summary>The notices, in the order of the events.</summary>
    Notice[] Read();
}
