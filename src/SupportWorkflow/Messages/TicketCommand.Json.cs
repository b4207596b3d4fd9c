using System.Text.Json.Serialization;
using SupportWorkflow.Messages;

namespace SupportWorkflow;

/// <remarks>Plain System.Text.Json reads and writes a command as <see cref="TicketJson"/> does, whatever its options.</remarks>
[JsonConverter(typeof(TicketCommandConverter))]
public abstract partial record TicketCommand;
