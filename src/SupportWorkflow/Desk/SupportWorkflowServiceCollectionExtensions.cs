using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportWorkflow.Desk;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>Registers desks with dependency injection.</summary>
public static class SupportWorkflowServiceCollectionExtensions
{
    /// <summary>
    /// Adds the only desk: <see cref="ITicketDesk"/> over <see cref="InMemoryTicketStore"/>, unless an <see cref="ITicketStore"/> is registered.
    /// Calling it twice adds nothing twice. Its options are checked when the host starts.
    /// </summary>
    public static IServiceCollection AddSupportWorkflow(this IServiceCollection services, Action<ITicketDeskBuilder> configure) =>
        services.AddSupportWorkflow(Options.DefaultName, configure);

    /// <summary>Adds a named desk, found with <c>[FromKeyedServices(name)]</c>; the name is its options name and service key too.</summary>
    public static IServiceCollection AddSupportWorkflow(this IServiceCollection services, string desk, Action<ITicketDeskBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<SupportWorkflowOptions>(desk).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SupportWorkflowOptions>, SupportWorkflowOptionsValidator>());
#pragma warning disable RS0030 // The one place where a clock enters: the shell's default, yielding to the host's.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddKeyedSingleton(desk, static (provider, key) => Compile(provider, (string)key!));
        services.TryAddKeyedSingleton<InMemoryTicketStore>(desk);
        services.TryAddKeyedSingleton<ITicketStore>(desk, static (provider, key) => provider.GetService<ITicketStore>() ?? provider.GetRequiredKeyedService<InMemoryTicketStore>(key));
        services.TryAddKeyedSingleton<ITicketNumberSource>(desk, static (provider, key) => provider.GetService<ITicketNumberSource>() ?? provider.GetRequiredKeyedService<InMemoryTicketStore>(key));
        services.TryAddKeyedSingleton(desk, static (provider, key) => Desk(provider, key!));
        if (desk.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<TicketWorkflow>(Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<ITicketDesk>(Options.DefaultName));
        }
        configure(new Builder(desk, services));
        return services;
    }

    /// <summary>Takes a profile that comes with the library.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="id">One of <see cref="Profiles.BuiltInProfiles.Ids"/>.</param>
    public static ITicketDeskBuilder UseBuiltInProfile(this ITicketDeskBuilder desk, string id) => desk.Configure(o => o.BuiltInProfile = id);

    /// <summary>Takes a profile from a file, read once when the host starts.</summary>
    public static ITicketDeskBuilder UseProfileFile(this ITicketDeskBuilder desk, string path) => desk.Configure(o => o.ProfileFile = path);

    /// <summary>Replaces the profile's priority rows by a class of the host.</summary>
    public static ITicketDeskBuilder UsePriorityPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this ITicketDeskBuilder desk)
        where T : class, IPriorityPolicy
    {
        desk.Services.AddKeyedSingleton<IPriorityPolicy, T>(desk.Name);
        return desk;
    }

    /// <summary>Chooses the calendars on which targets are counted by a class of the host; without one, each target's own.</summary>
    public static ITicketDeskBuilder UseSlaCalendarPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this ITicketDeskBuilder desk)
        where T : class, ISlaCalendarPolicy
    {
        desk.Services.AddKeyedSingleton<ISlaCalendarPolicy, T>(desk.Name);
        return desk;
    }

    private static ITicketDeskBuilder Configure(this ITicketDeskBuilder desk, Action<SupportWorkflowOptions> configure)
    {
        desk.Services.Configure(desk.Name, configure);
        return desk;
    }

    private static TicketWorkflow Compile(IServiceProvider provider, string desk)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<SupportWorkflowOptions>>().Get(desk);
        var priority = provider.GetKeyedService<IPriorityPolicy>(desk);
        var calendars = provider.GetKeyedService<ISlaCalendarPolicy>(desk);
        return SupportWorkflowOptionsValidator.Profile(options).Compile(policies =>
        {
            if (priority is not null) policies.Priority(priority);
            if (calendars is not null) policies.SlaCalendar(calendars);
        });
    }

    private static ITicketDesk Desk(IServiceProvider provider, object desk) => new TicketDesk(
        provider.GetRequiredKeyedService<TicketWorkflow>(desk), provider.GetRequiredKeyedService<ITicketStore>(desk),
        provider.GetRequiredKeyedService<ITicketNumberSource>(desk), provider.GetRequiredService<TimeProvider>(),
        provider.GetService<ILogger<TicketDesk>>() ?? NullLogger<TicketDesk>.Instance);

    private sealed record Builder(string Name, IServiceCollection Services) : ITicketDeskBuilder;
}
