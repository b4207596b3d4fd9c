namespace SupportWorkflow.Desk;

/// <summary>Proposes categories: optional. Without one, or when it fails or is slow, there is no proposal. Thread-safe.</summary>
public interface IClassificationAdviser
{
    /// <summary>A category of the profile for what is asked, or null. Asked only when a decision would use it.</summary>
    Task<CategoryPath?> AdviseAsync(OpenTicket command, CancellationToken cancellationToken = default);
}
