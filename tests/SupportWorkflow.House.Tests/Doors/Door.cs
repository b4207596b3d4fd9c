using System.Linq.Expressions;
using System.Reflection;

namespace SupportWorkflow.House.Doors;

/// <summary>A public constructor or method, one of whose reference arguments may not be null.</summary>
internal sealed record Door(MethodBase Method, ParameterInfo Parameter)
{
    private static readonly NullabilityInfoContext Nullability = new();

    public string Name =>
        $"{Method.DeclaringType!.Name}.{Method.Name.TrimStart('.')}"
        + $"({string.Join(", ", Method.GetParameters().Select(p => p.Name))}): {Parameter.Name}";

    /// <summary>
    /// Every such door of the public classes of an assembly that are no records: those hold what they are given, and their members are
    /// generated.
    /// </summary>
    public static IEnumerable<Door> Of(Assembly assembly)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var classes = assembly.GetExportedTypes().Where(t => t.IsClass && !t.IsSubclassOf(typeof(Delegate)));
        foreach (var type in classes.Where(t => t.GetMethod("<Clone>$") is null))
        foreach (var method in type.GetMethods(own).Where(m => !m.IsSpecialName).Concat<MethodBase>(type.GetConstructors(own)))
        foreach (var parameter in method.GetParameters())
            if (!parameter.IsOut && MayNotBeNull(parameter))
                yield return new(method, parameter);
    }

    /// <summary>
    /// What is wrong when null is handed in here and something else everywhere else; null: an ArgumentException names the argument.
    /// </summary>
    public string? Try()
    {
        try
        {
            var method = Closed();
            var arguments = method
                .GetParameters()
                .Select(p => p.Name == Parameter.Name ? null : Samples.Of(p.ParameterType, p.Name!))
                .ToArray();
            var target = method.IsStatic || method is ConstructorInfo ? null : Samples.Of(method.DeclaringType!, "this");
            if (Call(method, target, arguments) is Task task)
                task.GetAwaiter().GetResult();
            return $"{Name}: null is taken";
        }
        catch (Exception e)
        {
            var thrown = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            if (thrown is ArgumentException named && named.ParamName == Parameter.Name)
                return null;
            return $"{Name}: {thrown.GetType().Name}: {thrown.Message.Split('\n')[0]}";
        }
    }

    private static bool MayNotBeNull(ParameterInfo parameter)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return !type.IsValueType
            && !type.IsPointer
            && !type.IsGenericParameter
            && Nullability.Create(parameter).WriteState == NullabilityState.NotNull;
    }

    /// <summary>The method with every type parameter filled in.</summary>
    private MethodBase Closed()
    {
        var method = MethodBase.GetMethodFromHandle(Method.MethodHandle, Samples.Closed(Method.DeclaringType!).TypeHandle)!;
        return method is MethodInfo { IsGenericMethodDefinition: true } generic
            ? generic.MakeGenericMethod([.. generic.GetGenericArguments().Select(Samples.Argument)])
            : method;
    }

    private static object? Call(MethodBase method, object? target, object?[] arguments)
    {
        var parameters = method.GetParameters();
        if (!parameters.Any(p => p.ParameterType.IsByRefLike))
            return method is ConstructorInfo made ? made.Invoke(arguments) : method.Invoke(target, arguments);
        // Reflection cannot hand over a span; an expression can.
        var values = parameters.Select(
            (p, i) =>
                p.ParameterType.IsByRefLike
                    ? Expression.Default(p.ParameterType)
                    : (Expression)Expression.Constant(arguments[i], p.ParameterType)
        );
        Expression call = method is ConstructorInfo constructor
            ? Expression.New(constructor, values)
            : Expression.Call(target is null ? null : Expression.Constant(target), (MethodInfo)method, values);
        Expression body =
            call.Type == typeof(void) ? Expression.Block(call, Expression.Constant(null)) : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object?>>(body).Compile()();
    }
}
