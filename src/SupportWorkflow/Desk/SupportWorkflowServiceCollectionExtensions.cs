using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Desk;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>Registers desks with dependency injection.</summary>
public static class SupportWorkflowServiceCollectionExtensions
{
    /// <summary>
    /// Adds the only desk: <see cref="ITicketDesk"/> over <see cref="InMemoryTicketStore"/>, unless an <see cref="ITicketStore"/> is
    /// registered. Its options are checked, and what it will run is compiled, when the host starts.
    /// </summary>
    /// <remarks>
    /// A second call for the same desk goes on where the first one ended and adds nothing twice: what it says again replaces what was
    /// said, an equal rule stays one rule. Two rules of one name that say different things, and profiles given in two ways, are problems
    /// that stop the start.
    /// </remarks>
    public static IServiceCollection AddSupportWorkflow(this IServiceCollection services, Action<ITicketDeskBuilder> configure) =>
        services.AddSupportWorkflow(Options.DefaultName, configure);

    /// <summary>
    /// Adds a named desk, found with <c>[FromKeyedServices(name)]</c>; the name is its options name and service key too. It takes nothing
    /// that is registered without a key, and does not start where that would be overlooked.
    /// A second call goes on where the first one ended.
    /// </summary>
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
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskParts.Workflows(provider, (string)key!));
        services.TryAddKeyedSingleton(desk, static (provider, key) => provider.GetRequiredKeyedService<DeskWorkflows>(key).Current);
        services.TryAddKeyedSingleton(desk, static (provider, key) => provider.GetRequiredKeyedService<DeskWorkflows>(key).Shelf);
        services.TryAddKeyedSingleton<InMemoryTicketStore>(desk);
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskPorts.Store(provider, (string)key!));
        services.TryAddKeyedSingleton(desk, static (provider, key) =>
            DeskPorts.RequiredOfStore<ITicketNumberSource>(provider, (string)key!)
        );
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskPorts.RequiredOfStore<IOutbox>(provider, (string)key!));
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskPorts.RequiredOfStore<IStoreBacklog>(provider, (string)key!));
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskParts.Telemetry(provider, (string)key!));
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskParts.OutsideFacts(provider, (string)key!));
        services.TryAddKeyedSingleton(desk, static (provider, key) => DeskParts.Desk(provider, (string)key!));
        services.TryAddKeyedSingleton<ITicketDesk>(desk, static (provider, key) => provider.GetRequiredKeyedService<TicketDesk>(key));
        services.TryAddKeyedSingleton<IDeskWork>(desk, static (provider, key) => provider.GetRequiredKeyedService<TicketDesk>(key));
        if (desk.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<TicketWorkflow>(Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<WorkflowShelf>(Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<ITicketDesk>(Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IDeskWork>(Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<OutsideFactSources>(Options.DefaultName));
        }
        configure(new Builder(desk, services));
        return services;
    }

    /// <summary>Takes a profile that comes with the library.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="id">One of <see cref="Profiles.BuiltInProfiles.Ids"/>.</param>
    public static ITicketDeskBuilder UseBuiltInProfile(this ITicketDeskBuilder desk, string id)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(id);
        return desk.Configure(o => o.BuiltInProfile = id);
    }

    /// <summary>Takes a profile from a file, read once when the host starts.</summary>
    public static ITicketDeskBuilder UseProfileFile(this ITicketDeskBuilder desk, string path)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(path);
        return desk.Configure(o => o.ProfileFile = path);
    }

    /// <summary>Takes the text of a profile.</summary>
    public static ITicketDeskBuilder UseProfileJson(this ITicketDeskBuilder desk, string json)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(json);
        return desk.Configure(o => o.ProfileJson = json);
    }

    /// <summary>Takes the text of a profile from wherever the host keeps it, such as a row of a database;
    /// it is read once, when the host starts.</summary>
    public static ITicketDeskBuilder UseProfileJson(this ITicketDeskBuilder desk, Func<IServiceProvider, string> read)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(read);
        desk.Services.AddOptions<SupportWorkflowOptions>(desk.Name)
            .Configure<IServiceProvider>((options, services) => options.ProfileJson = read(services));
        return desk;
    }

    /// <summary>Takes a profile that was read already.</summary>
    public static ITicketDeskBuilder UseProfile(this ITicketDeskBuilder desk, WorkflowProfile profile)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        return desk.UseProfileJson(profile.ToJson());
    }

    /// <summary>Changes the options of this desk, whatever its name.</summary>
    /// <example><code>
    /// services.AddSupportWorkflow("berlin", desk => desk.UseBuiltInProfile("call-center").Configure(o => o.StoreAttempts = 10));
    /// </code></example>
    public static ITicketDeskBuilder Configure(this ITicketDeskBuilder desk, Action<SupportWorkflowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(configure);
        desk.Services.Configure(desk.Name, configure);
        return desk;
    }

    /// <summary>
    /// Replaces policies of the profile by objects of the host and adds rules written in code, whenever the desk compiles a version of its
    /// profile: the present one, and older ones that tickets pin.
    /// </summary>
    /// <example><code>
    /// services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").ConfigurePolicies(p => p.AddRule(rule)));
    /// </code></example>
    public static ITicketDeskBuilder ConfigurePolicies(this ITicketDeskBuilder desk, Action<PolicySet> configure)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(configure);
        desk.Services.AddKeyedSingleton(desk.Name, configure);
        return desk;
    }

    /// <summary>Replaces the profile's priority rows by a class of the host.</summary>
    public static ITicketDeskBuilder UsePriorityPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, IPriorityPolicy => desk.Add<IPriorityPolicy, T>();

    /// <summary>Chooses who gets a ticket with a class of the host instead of the profile's <c>teams</c> and <c>assignment</c>,
    /// on which it may fall back.</summary>
    public static ITicketDeskBuilder UseAssignmentPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, IAssignmentPolicy => desk.Add<IAssignmentPolicy, T>();

    /// <summary>Finds categories with a class of the host instead of the profile's <c>classification</c>, on which it may fall
    /// back.</summary>
    public static ITicketDeskBuilder UseClassificationPolicy<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T
    >(this ITicketDeskBuilder desk)
        where T : class, IClassificationPolicy => desk.Add<IClassificationPolicy, T>();

    /// <summary>Lets a class of the host choose the calendar on which a target is counted; without one, each target's own.</summary>
    public static ITicketDeskBuilder UseSlaCalendarPolicy<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T
    >(this ITicketDeskBuilder desk)
        where T : class, ISlaCalendarPolicy => desk.Add<ISlaCalendarPolicy, T>();

    /// <summary>Keeps the desk's tickets in a store of the host, which brings outbox,
    /// number source and backlog itself or has them registered beside it.</summary>
    public static ITicketDeskBuilder UseStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, ITicketStore => desk.Add<ITicketStore, T>();

    /// <summary>Keeps the desk's tickets in a store that the host makes.</summary>
    public static ITicketDeskBuilder UseStore(this ITicketDeskBuilder desk, Func<IServiceProvider, ITicketStore> make)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(make);
        desk.Services.Replace(ServiceDescriptor.KeyedSingleton(desk.Name, (provider, _) => make(provider)));
        return desk;
    }

    /// <summary>Reads what has to leave from a class of the host, whatever the store is itself.</summary>
    public static ITicketDeskBuilder UseOutbox<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, IOutbox => desk.Add<IOutbox, T>();

    /// <summary>Draws ticket numbers from a class of the host, whatever the store is itself.</summary>
    public static ITicketDeskBuilder UseNumberSource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, ITicketNumberSource => desk.Add<ITicketNumberSource, T>();

    /// <summary>Asks a class of the host for what is not done, whatever the store is itself.</summary>
    public static ITicketDeskBuilder UseBacklog<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, IStoreBacklog => desk.Add<IStoreBacklog, T>();

    /// <summary>Keeps profile documents in a class of the host, whatever the store is itself.</summary>
    public static ITicketDeskBuilder UseProfileArchive<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, IProfileArchive => desk.Add<IProfileArchive, T>();

    /// <summary>
    /// Asks a class of the host for facts that decisions use: who is on duty, which category fits, how many tickets are alike. Several
    /// may be named; each says by its answer what it knows, and the first in order that knows a fact is believed.
    /// </summary>
    public static ITicketDeskBuilder UseOutsideFacts<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, IOutsideFactSource
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (!desk.Sources().Any(s => s.KeyedImplementationType == typeof(T)))
            desk.Services.AddKeyedSingleton<IOutsideFactSource, T>(desk.Name);
        return desk;
    }

    /// <summary>Asks a source that the host makes for facts that decisions use; the same method given twice makes one source.</summary>
    public static ITicketDeskBuilder UseOutsideFacts(this ITicketDeskBuilder desk, Func<IServiceProvider, IOutsideFactSource> make)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(make);
        if (!desk.Sources().Any(s => s.KeyedImplementationFactory?.Target is SourceFactory made && made.Make == make))
            desk.Services.AddKeyedSingleton(desk.Name, new SourceFactory(make).Source);
        return desk;
    }

    /// <summary>Sends notices with a class of the host; <c>SupportWorkflow.Hosting</c> calls it.</summary>
    public static ITicketDeskBuilder SendNoticesWith<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where T : class, INoticeSender => desk.Add<INoticeSender, T>();

    private static ITicketDeskBuilder Add<TPort, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ITicketDeskBuilder desk
    )
        where TPort : class
        where T : class, TPort
    {
        ArgumentNullException.ThrowIfNull(desk);
        desk.Services.Replace(ServiceDescriptor.KeyedSingleton<TPort, T>(desk.Name));
        return desk;
    }

    private static IEnumerable<ServiceDescriptor> Sources(this ITicketDeskBuilder desk) =>
        desk.Services.Where(s => s.ServiceType == typeof(IOutsideFactSource) && s.IsKeyedService && Equals(s.ServiceKey, desk.Name));

    /// <summary>Remembers by what a source is made.</summary>
    private sealed class SourceFactory(Func<IServiceProvider, IOutsideFactSource> make)
    {
        public Func<IServiceProvider, IOutsideFactSource> Make => make;

        public IOutsideFactSource Source(IServiceProvider provider, object? desk) => make(provider);
    }

    private sealed record Builder(string Name, IServiceCollection Services) : ITicketDeskBuilder;
}
