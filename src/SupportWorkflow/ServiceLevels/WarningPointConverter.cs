using System.Text.Json;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A point by its name: <c>80%</c>.</summary>
internal sealed class WarningPointConverter()
    : TextIdConverter<WarningPoint>(
        static t => WarningPoint.Parse(t) ?? throw new JsonException($"'{t}' is no warning point."),
        static v => v.Name
    );
