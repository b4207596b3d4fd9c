namespace Properties;

/// <summary>A test on data that does not travel with the repository; without it the test is reported as skipped, by name and with the
/// reason.</summary>
internal sealed class SharedFileFactAttribute : FactAttribute
{
    /// <param name="file">The file, from <c>../shared</c>.</param>
    public SharedFileFactAttribute(string file)
    {
        if (!File.Exists(Checkout.Shared(file)))
            Skip = $"../shared/{file} is not beside the repository.";
    }
}
