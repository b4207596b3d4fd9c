using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>Mail that is slow, fails, or fails after it was sent.</summary>
internal sealed class SimulatedSender(Simulation world, SimulatedNode node) : INoticeSender
{
    public Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default) => world.Send(node, message);
}
