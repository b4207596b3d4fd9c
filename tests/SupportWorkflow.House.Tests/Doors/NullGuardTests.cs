using System.Reflection;

namespace SupportWorkflow.House.Doors;

/// <summary>Whoever hands null to a public door is told which argument it was.</summary>
public class NullGuardTests
{
    private static readonly Door[] Doors =
    [
        .. new[] { "SupportWorkflow", "SupportWorkflow.Hosting", "SupportWorkflow.Testing" }.SelectMany(name =>
            Door.Of(Assembly.Load(name))
        ),
    ];

    [Fact]
    public void Null_is_refused_by_an_exception_that_names_the_argument() =>
        Rule.Holds(Doors.Select(d => d.Try()).OfType<string>(), "Begin with ArgumentNullException.ThrowIfNull(…).");

    [Fact]
    public void The_doors_were_found() => Assert.True(Doors.Length >= 100, $"Only {Doors.Length} doors found.");

    [Fact]
    public void A_door_without_a_guard_is_found_and_one_with_it_is_not()
    {
        var doors = Door.Of(typeof(Unguarded).Assembly).Where(d => d.Method.DeclaringType == typeof(Unguarded));

        Assert.Equal(
            ["Unguarded.Late(number, what): what: ArgumentOutOfRangeException", "Unguarded.Take(what): what: null is taken"],
            doors.Select(d => d.Try()).OfType<string>().Select(t => string.Join(':', t.Split(':')[..3])).Order(StringComparer.Ordinal)
        );
    }

    public sealed class Unguarded
    {
        public static void Take(string what) => Console.Write(what);

        public static void Late(int number, string what)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentNullException.ThrowIfNull(what);
        }

        public static void Guarded(string what, string? absent)
        {
            ArgumentNullException.ThrowIfNull(what);
            Console.Write(absent);
        }
    }
}
