using System.Reflection;
using System.Text;

namespace SupportWorkflow.House.PublicApi;

/// <summary>What an assembly shows to its users, one line a member, in an order that depends on nothing but the names.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly) => Of(VisibleTypes(assembly), $"// {assembly.GetName().Name}\n");

    public static string Of(IEnumerable<Type> types, string heading = "")
    {
        var text = new StringBuilder(heading);
        var any = false;
        foreach (var space in types.GroupBy(t => t.Namespace ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append($"namespace {space.Key}\n");
            foreach (var type in space.OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                any = true;
                text.Append('\n').Append(Type(type)).Append('\n');
                foreach (var line in ApiMembers.Of(type)) text.Append("    ").Append(line).Append('\n');
            }
        }

        return (any ? text : text.Append("\n(nothing public)\n")).ToString();
    }

    /// <summary>Public types, and nested ones that a derived class outside could reach.</summary>
    public static IEnumerable<Type> VisibleTypes(Assembly assembly) => assembly.GetTypes().Where(IsVisible);

    private static bool IsVisible(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && (type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!) : type.IsPublic);

    private static string Type(Type type)
    {
        var attributes = ApiMembers.Attributes(type);
        var access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "public ";
        if (type.IsEnum)
        {
            var number = Enum.GetUnderlyingType(type);
            return $"{attributes}{access}enum {TypeNames.Of(type)}{(number == typeof(int) ? "" : " : " + TypeNames.Of(number))}";
        }

        var where = TypeNames.Constraints(type.GetGenericArguments(), type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"{attributes}{access}delegate {ApiMembers.Return(invoke)} {TypeNames.Declared(type)}({ApiMembers.Parameters(invoke)}){where}";
        }

        var bases = Bases(type);
        return $"{attributes}{access}{Kind(type)} {TypeNames.Declared(type)}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}{where}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface) return "interface";
        if (type.IsValueType)
        {
            var isReadOnly = type.GetCustomAttributesData().Any(a => a.AttributeType.Name == "IsReadOnlyAttribute");
            return $"{(isReadOnly ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{(IsRecord(type) ? "record " : "")}struct";
        }

        var modifier = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        return modifier + (IsRecord(type) ? "record" : "class");
    }

    internal static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        : type.GetMethod("<Clone>$") is not null;

    private static string[] Bases(Type type)
    {
        var implied = type.GetInterfaces().SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var interfaces = type.GetInterfaces()
            .Where(i => i.IsVisible && !implied.Contains(i))
            .Where(i => !(IsRecord(type) && i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(TypeNames.Of).Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [TypeNames.Of(parent), .. interfaces] : [.. interfaces];
    }
}
