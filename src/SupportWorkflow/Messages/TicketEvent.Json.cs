using System.Text.Json.Serialization;
using SupportWorkflow.Messages;

namespace SupportWorkflow;

/// <remarks>Plain System.Text.Json reads and writes an event as <see cref="TicketJson"/> does, whatever its options.</remarks>
[JsonConverter(typeof(TicketEventConverter))]
public abstract partial record TicketEvent;
