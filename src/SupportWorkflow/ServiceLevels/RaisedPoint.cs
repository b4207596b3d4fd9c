using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A point that was told to the world, once in its cycle.</summary>
/// <param name="Point"><c>80%</c> or <c>due</c>.</param>
/// <param name="DueAt">When it truly was due.</param>
public readonly record struct RaisedPoint(string Point, Instant DueAt);
