using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Desk;

/// <summary>
/// Which of the registered parts counts for which desk: what was said for the desk itself (its key), then what the store is itself, then,
/// for the desk without a name only, what is registered without a key.
/// </summary>
internal static partial class DeskPorts
{
    /// <summary>What a desk keeps its tickets in where nobody gave it a store of its own.</summary>
    public static ITicketStore Store(IServiceProvider provider, string desk) =>
        WithoutKey<ITicketStore>(provider, desk) ?? provider.GetRequiredKeyedService<InMemoryTicketStore>(desk);

    /// <summary>A part that belongs to the store, where none was said for the desk.</summary>
    /// <exception cref="DeskPartMissingException">There is none: another store's part in its place would lose things silently.</exception>
    public static T RequiredOfStore<T>(IServiceProvider provider, string desk)
        where T : class =>
        FaceOfStore<T>(provider, desk)
        ?? throw new DeskPartMissingException(
            $"Desk '{desk}': {provider.GetRequiredKeyedService<ITicketStore>(desk).GetType().Name} is no {typeof(T).Name}: "
                + $"say {Door(typeof(T))}<T>() for the desk."
        );

    /// <summary>A part that belongs to the store and may be absent.</summary>
    public static T? OfStore<T>(IServiceProvider provider, string desk)
        where T : class => provider.GetKeyedService<T>(desk) ?? FaceOfStore<T>(provider, desk);

    /// <summary>A part that has nothing to do with the store and may be absent.</summary>
    public static T? Find<T>(IServiceProvider provider, string desk)
        where T : class => provider.GetKeyedService<T>(desk) ?? WithoutKey<T>(provider, desk);

    /// <summary>Every part of a kind of which a desk may have several, those said for the desk first.</summary>
    public static IEnumerable<T> All<T>(IServiceProvider provider, string desk)
        where T : class => provider.GetKeyedServices<T>(desk).Concat(desk.Length == 0 ? provider.GetServices<T>() : []);

    /// <summary>What is registered in such a way that the desk would go without it silently, and what it cannot do without.</summary>
    public static IEnumerable<string> Problems(IServiceProvider provider, string desk)
    {
        if (desk.Length > 0)
        {
            // Beside a desk without a name, what has no key is that desk's; a store is asked about all the same,
            // because tickets would be lost.
            var isAnybodys = !IsRegistered(provider, typeof(DeskWorkflows), "");
            var store = provider.GetRequiredKeyedService<ITicketStore>(desk);
            var inMemory = ReferenceEquals(store, provider.GetRequiredKeyedService<InMemoryTicketStore>(desk)) ? store : null;
            if (inMemory is not null && IsRegistered(provider, typeof(ITicketStore)))
                yield return Untaken(typeof(ITicketStore));
            if (isAnybodys)
            {
                if (inMemory is not null && IsUnsaid<IOutbox>())
                    yield return Untaken(typeof(IOutbox));
                if (inMemory is not null && IsUnsaid<IStoreBacklog>())
                    yield return Untaken(typeof(IStoreBacklog));
                if (inMemory is not null && IsUnsaid<ITicketNumberSource>())
                    yield return Untaken(typeof(ITicketNumberSource));
                if ((inMemory is not null || OfStore<IProfileArchive>(provider, desk) is null) && IsUnsaid<IProfileArchive>())
                    yield return Untaken(typeof(IProfileArchive));
                Type[] optional =
                [
                    typeof(IOutsideFactSource),
                    typeof(INoticeSender),
                    typeof(IPriorityPolicy),
                    typeof(IClassificationPolicy),
                    typeof(IAssignmentPolicy),
                    typeof(ISlaCalendarPolicy),
                ];
                foreach (var port in optional)
                    if (IsRegistered(provider, port) && !IsRegistered(provider, port, desk))
                        yield return Untaken(port);
            }

            bool IsUnsaid<T>()
                where T : class =>
                IsRegistered(provider, typeof(T)) && ReferenceEquals(provider.GetKeyedService<T>(desk) ?? inMemory as object, inMemory);
        }
        if (Missing(provider, desk) is { } missing)
            yield return missing;

        string Untaken(Type port) =>
            $"Desk '{desk}': {port.Name} is registered without a key, which a desk with a name does not take: "
            + $"say {Door(port)}<T>() for the desk, or register it with the key '{desk}'"
            + (port == typeof(ITicketStore) ? "; UseStore<InMemoryTicketStore>() keeps tickets in memory." : ".");
    }

    private static string? Missing(IServiceProvider provider, string desk)
    {
        try
        {
            provider.GetRequiredKeyedService<ITicketNumberSource>(desk);
            return null;
        }
        catch (DeskPartMissingException e)
        {
            return e.Message;
        }
    }

    private static T? FaceOfStore<T>(IServiceProvider provider, string desk)
        where T : class
    {
        var (own, other) = (provider.GetRequiredKeyedService<ITicketStore>(desk) as T, WithoutKey<T>(provider, desk));
        if (own is not null && other is not null && !ReferenceEquals(own, other))
            PassedOver(DeskParts.Logger<ITicketDesk>(provider), desk, typeof(T).Name);
        return own ?? other;
    }

    private static T? WithoutKey<T>(IServiceProvider provider, string desk)
        where T : class => desk.Length == 0 ? provider.GetService<T>() : null;

    private static bool IsRegistered(IServiceProvider provider, Type port) =>
        provider.GetService<IServiceProviderIsService>() is { } known ? known.IsService(port) : provider.GetService(port) is not null;

    private static bool IsRegistered(IServiceProvider provider, Type port, string desk) =>
        provider.GetService<IServiceProviderIsKeyedService>() is { } known
            ? known.IsKeyedService(port, desk)
            : provider is IKeyedServiceProvider keyed && keyed.GetKeyedService(port, desk) is not null;

    /// <summary>The method that says a port for a desk.</summary>
    private static string Door(Type port) =>
        port.Name switch
        {
            nameof(ITicketStore) => nameof(SupportWorkflowServiceCollectionExtensions.UseStore),
            nameof(IOutbox) => nameof(SupportWorkflowServiceCollectionExtensions.UseOutbox),
            nameof(IStoreBacklog) => nameof(SupportWorkflowServiceCollectionExtensions.UseBacklog),
            nameof(ITicketNumberSource) => nameof(SupportWorkflowServiceCollectionExtensions.UseNumberSource),
            nameof(IProfileArchive) => nameof(SupportWorkflowServiceCollectionExtensions.UseProfileArchive),
            nameof(IOutsideFactSource) => nameof(SupportWorkflowServiceCollectionExtensions.UseOutsideFacts),
            nameof(INoticeSender) => nameof(SupportWorkflowServiceCollectionExtensions.SendNoticesWith),
            nameof(IPriorityPolicy) => nameof(SupportWorkflowServiceCollectionExtensions.UsePriorityPolicy),
            nameof(IAssignmentPolicy) => nameof(SupportWorkflowServiceCollectionExtensions.UseAssignmentPolicy),
            nameof(IClassificationPolicy) => nameof(SupportWorkflowServiceCollectionExtensions.UseClassificationPolicy),
            _ => nameof(SupportWorkflowServiceCollectionExtensions.UseSlaCalendarPolicy),
        };

    [LoggerMessage(
        EventId = 4,
        Level = LogLevel.Warning,
        Message = "The store of desk '{Desk}' is its own {Port}; the one that is registered without a key is not used"
    )]
    private static partial void PassedOver(ILogger logger, string desk, string port);
}
