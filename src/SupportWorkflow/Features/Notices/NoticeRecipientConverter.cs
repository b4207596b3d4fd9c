namespace SupportWorkflow.Notices;

/// <summary>A recipient in the words of notices: <c>role:lead</c>.</summary>
internal sealed class NoticeRecipientConverter() : TextIdConverter<NoticeRecipient>(NoticeRecipient.Parse, static v => v.ToString());
