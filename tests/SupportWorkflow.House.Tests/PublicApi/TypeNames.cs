using System.Collections.ObjectModel;
using System.Reflection;

namespace SupportWorkflow.House.PublicApi;

/// <summary>
/// Writes types as C# does: keywords, <c>?</c> of nullable references, names of tuple elements. The compiler stores the last two
/// in attributes as flat lists in the order in which a type is read from left to right, so one writer writes one type, once.
/// </summary>
internal sealed class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private readonly byte[] _nullable;
    private readonly string?[] _tupleNames;
    private int _nextNullable, _nextTupleName;
    private bool _declares;

    private TypeNames(byte[] nullable, string?[] tupleNames) => (_nullable, _tupleNames) = (nullable, tupleNames);

    /// <summary>A type without annotations: a base type, an interface, an enum's number.</summary>
    public static string Of(Type type) => new TypeNames([0], []).Write(type);

    /// <summary>A type where it is declared: its parameters say <c>in</c> and <c>out</c>.</summary>
    public static string Declared(Type type) => new TypeNames([0], []) { _declares = true }.Write(type);

    /// <summary>The type of a parameter, a return value, a property, a field or an event.</summary>
    /// <param name="type">The type.</param>
    /// <param name="attributes">What the compiler noted on it.</param>
    /// <param name="owner">The member it belongs to; absent notes are inherited from there outwards.</param>
    public static string Of(Type type, IList<CustomAttributeData> attributes, MemberInfo owner)
    {
        var names = Value(attributes, "TupleElementNamesAttribute") is ReadOnlyCollection<CustomAttributeTypedArgument> list
            ? list.Select(n => (string?)n.Value).ToArray()
            : [];
        return new TypeNames(NullableFlags(attributes) ?? [Context(owner)], names).Write(type);
    }

    /// <summary>The type parameters' constraints: <c> where T : notnull</c>.</summary>
    public static string Constraints(Type[] parameters, MemberInfo owner) => string.Concat(parameters.Where(p => p.IsGenericParameter).Select(p =>
    {
        var attributes = p.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var flag = (NullableFlags(p.GetCustomAttributesData()) ?? [Context(owner)])[0];
        var parts = new List<string>();
        if (isStruct) parts.Add("struct");
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) parts.Add(flag == 2 ? "class?" : "class");
        else if (flag == 1) parts.Add("notnull");
        parts.AddRange(p.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(Of));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct) parts.Add("new()");
        if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike)) parts.Add("allows ref struct");
        return parts.Count == 0 ? "" : $" where {p.Name} : {string.Join(", ", parts)}";
    }));

    public static object? Value(IList<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(a => a.AttributeType.Name == name) is { ConstructorArguments: [var first, ..] } ? first.Value : null;

    private static byte[]? NullableFlags(IList<CustomAttributeData> attributes) => Value(attributes, "NullableAttribute") switch
    {
        byte one => [one],
        ReadOnlyCollection<CustomAttributeTypedArgument> many => [.. many.Select(b => (byte)b.Value!)],
        _ => null,
    };

    private static byte Context(MemberInfo? owner)
    {
        for (; owner is not null; owner = owner.DeclaringType)
            if (Value(owner.GetCustomAttributesData(), "NullableContextAttribute") is byte flag) return flag;
        return 0;
    }

    private string Write(Type type)
    {
        if (type.IsByRef) return Write(type.GetElementType()!);
        if (type.IsPointer) return Write(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } value) return Write(value) + "?";
        if (type.IsArray)
        {
            var mark = Mark();
            return $"{Write(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsGenericParameter) return (_declares ? Variance(type) : "") + type.Name + Mark();
        if (!type.IsValueType) return Named(type, Mark());
        if (type.IsGenericType) Mark();
        return Named(type, "");
    }

    private string Named(Type type, string mark)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword + mark;
        var arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true && arguments.Length is > 1 and < 8)
        {
            var names = _tupleNames.Skip(_nextTupleName).Take(arguments.Length).ToArray();
            _nextTupleName += arguments.Length;
            return $"({string.Join(", ", arguments.Select((a, i) => Write(a) + (i < names.Length && names[i] is { } name ? " " + name : "")))})";
        }

        var path = new List<string>();
        var used = 0;
        foreach (var part in Outwards(type).Reverse())
        {
            var own = part.GetGenericArguments().Length - used;
            var written = arguments.Skip(used).Take(own).Select(Write).ToArray();
            used += own;
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            path.Add((tick < 0 ? part.Name : part.Name[..tick]) + (written.Length == 0 ? "" : $"<{string.Join(", ", written)}>"));
        }

        return string.Join('.', path) + mark;
    }

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Contravariant => "in ",
        GenericParameterAttributes.Covariant => "out ",
        _ => "",
    };

    private static IEnumerable<Type> Outwards(Type? type)
    {
        for (; type is not null; type = type.DeclaringType) yield return type;
    }

    private string Mark() => (_nullable.Length == 1 ? _nullable[0] : _nextNullable < _nullable.Length ? _nullable[_nextNullable++] : 0) == 2 ? "?" : "";
}
