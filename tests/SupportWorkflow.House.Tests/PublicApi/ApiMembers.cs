using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SupportWorkflow.House.PublicApi;

/// <summary>The lines of one type: constants and fields, constructors, properties, events, methods and operators.</summary>
internal static class ApiMembers
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type)) return [];
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => (f.Name, Number: Convert.ToDecimal(f.GetRawConstantValue(), CultureInfo.InvariantCulture)))
                .OrderBy(f => f.Number).ThenBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} = {f.Number}"));
        }

        return
        [
            .. ByName(type.GetFields(All).Where(f => IsSeen(f.IsPublic, f.IsFamily, f.IsFamilyOrAssembly)), Field),
            .. ByName(type.GetConstructors(All).Where(c => !c.IsStatic && IsSeen(c) && !IsGenerated(c)), Constructor),
            .. ByName(type.GetProperties(All).Where(p => p.Name != "EqualityContract" && p.GetAccessors(nonPublic: true).Any(IsSeen)), Property),
            .. ByName(type.GetEvents(All).Where(e => IsSeen(e.AddMethod!)), Event),
            .. ByName(type.GetMethods(All).Where(m => IsSeen(m) && IsWritten(m)), Method),
        ];
    }

    private static IEnumerable<string> ByName<T>(IEnumerable<T> members, Func<T, string> write) where T : MemberInfo => members
        .Select(m => (m.Name, Line: write(m)))
        .OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Line, StringComparer.Ordinal)
        .Select(m => m.Line);

    /// <summary>The attributes a user must know about.</summary>
    public static string Attributes(MemberInfo member)
    {
        var data = member.GetCustomAttributesData();
        var byCompiler = data.Any(a => a.AttributeType.Name == "CompilerFeatureRequiredAttribute");
        return string.Concat(data.Select(a => a.AttributeType.Name switch
        {
            "FlagsAttribute" => "[Flags] ",
            "ExperimentalAttribute" => $"[Experimental({a.ConstructorArguments[0]})] ",
            "ObsoleteAttribute" when !byCompiler => $"[Obsolete({string.Join(", ", a.ConstructorArguments)})] ",
            _ => "",
        }).Order(StringComparer.Ordinal));
    }

    public static string Return(MethodInfo method)
    {
        var type = TypeNames.Of(method.ReturnType, method.ReturnParameter.GetCustomAttributesData(), method);
        if (!method.ReturnType.IsByRef) return type;
        return method.ReturnParameter.GetCustomAttributesData().Any(a => a.AttributeType.Name == "IsReadOnlyAttribute") ? "ref readonly " + type : "ref " + type;
    }

    public static string Parameters(MethodBase method) => Parameters(method.GetParameters(), method);

    private static string Parameters(IEnumerable<ParameterInfo> parameters, MemberInfo owner) => string.Join(", ", parameters.Select(p =>
    {
        var attributes = p.GetCustomAttributesData();
        var how = attributes.Any(a => a.AttributeType.Name is "ParamArrayAttribute" or "ParamCollectionAttribute") ? "params "
            : p.Position == 0 && owner.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this "
            : !p.ParameterType.IsByRef ? ""
            : p.IsOut ? "out "
            : attributes.Any(a => a.AttributeType.Name == "RequiresLocationAttribute") ? "ref readonly "
            : p.IsIn ? "in "
            : "ref ";
        return $"{how}{TypeNames.Of(p.ParameterType, attributes, owner)} {p.Name}{(p.HasDefaultValue ? " = " + Literal(p.DefaultValue, p.ParameterType) : "")}";
    }));

    private static string Field(FieldInfo field)
    {
        var type = TypeNames.Of(field.FieldType, field.GetCustomAttributesData(), field.DeclaringType!);
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (IsRequired(field) ? "required " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue(), field.FieldType) : "";
        return $"{Attributes(field)}{(field.IsPublic ? "public " : "protected ")}{kind}{type} {field.Name}{value}";
    }

    private static string Constructor(ConstructorInfo constructor)
    {
        var name = TypeNames.Of(constructor.DeclaringType!);
        var angle = name.LastIndexOf('<');
        name = angle < 0 ? name : name[..angle];
        return $"{Attributes(constructor)}{Access(constructor)}{name[(name.LastIndexOf('.') + 1)..]}({Parameters(constructor)})";
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo? get = property.GetMethod is { } g && IsSeen(g) ? g : null, set = property.SetMethod is { } s && IsSeen(s) ? s : null;
        var widest = new[] { get, set }.OfType<MethodInfo>().OrderByDescending(a => a.IsPublic).First();
        var type = TypeNames.Of(property.PropertyType, property.GetCustomAttributesData(), widest);
        var byRef = property.PropertyType.IsByRef ? "ref " : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{Parameters(index, widest)}]";
        var required = IsRequired(property) ? "required " : "";
        return $"{Attributes(property)}{Access(widest)}{Modifiers(widest)}{required}{byRef}{type} {name} {{ {Accessor(get, widest)}{Accessor(set, widest)}}}";
    }

    private static string Accessor(MethodInfo? accessor, MethodInfo widest)
    {
        if (accessor is null) return "";
        var narrower = accessor.IsPublic == widest.IsPublic ? "" : "protected ";
        var verb = accessor.ReturnType != typeof(void) ? "get"
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init"
            : "set";
        return $"{narrower}{verb}; ";
    }

    private static string Event(EventInfo what) =>
        $"{Attributes(what)}{Access(what.AddMethod!)}{Modifiers(what.AddMethod!)}event {TypeNames.Of(what.EventHandlerType!, what.GetCustomAttributesData(), what.AddMethod!)} {what.Name}";

    private static string Method(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var parameters = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(g => g.Name))}>";
        var head = $"{Attributes(method)}{Access(method)}{Modifiers(method)}";
        if (method.Name is "op_Implicit" or "op_Explicit")
            return $"{head}{method.Name[3..].ToLowerInvariant()} operator {Return(method)}({Parameters(method)})";
        var name = method.Name.StartsWith("op_", StringComparison.Ordinal) ? "operator " + method.Name[3..] : method.Name;
        return $"{head}{Return(method)} {name}{parameters}({Parameters(method)}){TypeNames.Constraints(generic, method)}";
    }

    private static string Modifiers(MethodInfo method)
    {
        var inInterface = method.DeclaringType!.IsInterface;
        if (method.IsStatic) return inInterface && method.IsAbstract ? "static abstract " : "static ";
        if (inInterface) return method.IsAbstract ? "" : "virtual ";
        if (!method.IsVirtual) return "";
        var overrides = method.GetBaseDefinition() != method;
        if (method.IsAbstract) return overrides ? "abstract override " : "abstract ";
        if (method.IsFinal) return overrides ? "sealed override " : "";
        return overrides ? "override " : "virtual ";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public " : "protected ";

    private static bool IsSeen(MethodBase method) => IsSeen(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static bool IsSeen(bool isPublic, bool isFamily, bool isFamilyOrAssembly) => isPublic || isFamily || isFamilyOrAssembly;

    /// <summary>Leaves out accessors and what a record gets by itself; its <c>Deconstruct</c> stays, since it follows from the order of parameters.</summary>
    private static bool IsWritten(MethodInfo method) => method.Name == "Deconstruct"
        || (!IsGenerated(method) && !(method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.Name.Contains('<', StringComparison.Ordinal));

    private static bool IsGenerated(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsRequired(MemberInfo member) => member.GetCustomAttributesData().Any(a => a.AttributeType.Name == "RequiredMemberAttribute");

    private static string Literal(object? value, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type);
        if (value is null) return type.IsValueType && bare is null ? "default" : "null";
        type = bare ?? type;
        return value switch
        {
            string s => $"\"{s}\"",
            char c => $"'{c}'",
            bool b => b ? "true" : "false",
            _ when type.IsEnum => $"{TypeNames.Of(type)}.{Enum.ToObject(type, value)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
