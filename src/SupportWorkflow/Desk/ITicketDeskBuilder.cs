using Microsoft.Extensions.DependencyInjection;

namespace SupportWorkflow.Desk;

/// <summary>Sets up one desk.</summary>
public interface ITicketDeskBuilder
{
    /// <summary>The desk's name, which is also its options name and service key; empty for the only desk.</summary>
    string Name { get; }

    /// <summary>Where its parts are registered.</summary>
    IServiceCollection Services { get; }
}
