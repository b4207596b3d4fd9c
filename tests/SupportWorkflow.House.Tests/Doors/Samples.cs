using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;

namespace SupportWorkflow.House.Doors;

/// <summary>
/// Something of every type that a public door takes or stands in, just good enough to hand over: objects are empty shells, interfaces
/// answer nothing. A door that looks at its other arguments before it refuses null is seen by that.
/// </summary>
internal static class Samples
{
    public static object? Of(Type type, string name)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        if (type.IsByRefLike)
            return null;
        if (type == typeof(string))
            return name;
        if (type == typeof(Type))
            return typeof(object);
        if (type == typeof(DateTimeZone))
            return DateTimeZone.Utc;
        if (type == typeof(Stream))
            return Stream.Null;
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsArray)
            return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsSubclassOf(typeof(Delegate)))
            return Answer(type);
        if (type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableFrom(element.MakeArrayType()))
            return Array.CreateInstance(element, 0);
        if (type.IsInterface)
            return DispatchProxy.Create(type, typeof(Silence));
        return RuntimeHelpers.GetUninitializedObject(
            type.IsAbstract
                ? type.Assembly.GetTypes().First(t => t.IsSubclassOf(type) && t is { IsAbstract: false, ContainsGenericParameters: false })
                : type
        );
    }

    /// <summary>A type that fits a type parameter.</summary>
    public static Type Argument(Type parameter) =>
        parameter.GetGenericParameterConstraints().FirstOrDefault(c => !c.ContainsGenericParameters) is { } wanted
            ? Of(wanted, "")!.GetType()
            : typeof(string);

    /// <summary>The type itself, or where it is generic, the base of one that fills it in.</summary>
    public static Type Closed(Type type) =>
        !type.ContainsGenericParameters
            ? type
            : type
                .Assembly.GetExportedTypes()
                .Select(t => t.BaseType)
                .First(b => b is { IsGenericType: true } && b.GetGenericTypeDefinition() == type)!;

    private static Delegate Answer(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType));
        return Expression.Lambda(type, Expression.Default(invoke.ReturnType), parameters).Compile();
    }

    /// <summary>Answers nothing; open, because the runtime derives from it.</summary>
    public class Silence : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
