namespace SupportWorkflow;

/// <summary>Of a class that is read from JSON: it is a text, or an object of another class that says more.</summary>
/// <param name="more">That class.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TextOrAttribute(Type more) : Attribute
{
    /// <summary>The class of the object.</summary>
    public Type More => more;
}
