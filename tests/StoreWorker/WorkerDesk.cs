using Microsoft.Extensions.DependencyInjection;

namespace SupportWorkflow.Stores;

/// <summary>A desk as a host has it.</summary>
public static class WorkerDesk
{
    public const string Name = "killed";

    public static ServiceProvider Of(WorkerOptions options) => Of(options.IsPostgreSql, options.Store, options.Now, options.Flaw);

    public static ServiceProvider Of(bool isPostgreSql, string store, DateTimeOffset now, StoreFlaw flaw = StoreFlaw.None)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new StandingClock(now));
        services.AddSupportWorkflow(Name, desk =>
        {
            desk.UseBuiltInProfile("call-center");
            if (flaw != StoreFlaw.None)
                desk.UseStore(_ => FlawedStore.Over(isPostgreSql, store, Name, flaw));
            else if (isPostgreSql)
                desk.UsePostgreSql(store);
            else
                desk.UseSqlite(store);
        });
        return services.BuildServiceProvider();
    }
}
