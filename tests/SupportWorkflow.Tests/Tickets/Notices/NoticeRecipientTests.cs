namespace SupportWorkflow.Tickets.Notices;

public sealed class NoticeRecipientTests
{
    [Theory]
    [InlineData("role:lead")]
    [InlineData("team:network")]
    [InlineData("agent:li.wei")]
    [InlineData("requester:chen@acme.cn")]
    [InlineData("requester:corp:chen")]
    public void A_recipient_is_read_from_the_text_it_writes(string text) => Assert.Equal(text, NoticeRecipient.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("lead")]
    [InlineData("role:")]
    [InlineData("Role:lead")]
    public void Other_texts_are_none(string text) => Assert.Throws<FormatException>(() => NoticeRecipient.Parse(text));

    [Fact]
    public void A_recipient_is_one_of_four()
    {
        Assert.Equal((Role.Lead, null, null, null), Parts(NoticeRecipient.To(Role.Lead)));
        Assert.Equal((null, new TeamId("a"), null, null), Parts(NoticeRecipient.To(new TeamId("a"))));
        Assert.Equal((null, null, new AgentId("a"), null), Parts(NoticeRecipient.To(new AgentId("a"))));
        Assert.Equal((null, null, null, "a"), Parts(NoticeRecipient.ToRequester("a")));
        Assert.Equal((null, null, null, null), Parts(default));
        Assert.Equal("", default(NoticeRecipient).ToString());
    }

    private static (Role?, TeamId?, AgentId?, string?) Parts(NoticeRecipient r) => (r.Role, r.Team, r.Agent, r.Requester);
}
