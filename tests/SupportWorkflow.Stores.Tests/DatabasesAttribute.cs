using System.Reflection;
using SupportWorkflow.EntityFrameworkCore;
using Xunit.Sdk;

namespace SupportWorkflow.Stores;

/// <summary>Gives a test each database, PostgreSQL where there is a server; the tests of its conformance say by name where there is
/// none.</summary>
internal sealed class DatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        PostgreSqlServer.Missing is null
            ?
            [
                [StoreDatabase.Sqlite],
                [StoreDatabase.PostgreSql],
            ]
            :
            [
                [StoreDatabase.Sqlite],
            ];
}
