namespace SupportWorkflow.Desk;

/// <summary>Neither the store nor anything else that is registered is a part that the desk needs.</summary>
internal sealed class DeskPartMissingException(string what) : InvalidOperationException(what);
