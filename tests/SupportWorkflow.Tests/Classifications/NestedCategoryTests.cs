using SupportWorkflow.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Classifications;

/// <summary>A profile whose categories stand below others: words, the rest, priorities, rules, queries.</summary>
[Trait("Requirement", "CLS-1")]
public sealed class NestedCategoryTests
{
    private static readonly TicketWorkflow Desk = With(
        """
        {
          "words": {
            "categories": {
              "software": { "en": "Software", "zh-CN": "软件" },
              "software/login": { "en": "Logging in", "zh-CN": "登录" },
              "software/login/code": { "en": "Codes for logging in", "zh-CN": "登录验证码" }
            }
          },
          "classification": {
            "otherwise": "software",
            "words": {
              "software-system": null,
              "software/login": { "words": ["password", "密码"] },
              "software/login/code": { "words": ["authenticator", "验证码"] }
            }
          },
          "priority": {
            "rows": [
              {
                "if": { "fact": "category", "under": "software/login" },
                "priority": "P1",
                "because": { "en": "nobody gets in", "zh-CN": "无法登录" }
              }
            ]
          },
          "teams": { "developers": { "name": { "en": "Developers", "zh-CN": "开发组" } } },
          "rules": [
            {
              "name": "software-to-developers",
              "when": { "on": ["ticket-opened"] },
              "if": { "fact": "category", "under": "software" },
              "then": [{ "assignTo": "developers" }],
              "text": { "en": "software is for the developers", "zh-CN": "软件问题交给开发" }
            }
          ],
          "notices": {
            "lost-code": {
              "on": ["ticket-opened"],
              "if": { "not": { "fact": "category", "under": "software/login" } },
              "to": ["role:lead"],
              "text": { "en": "{number} is about {category}", "zh-CN": "{number}：{category}" }
            }
          }
        }
        """
    );

    [Theory]
    [InlineData("The authenticator shows nothing", "software/login/code", "P1", "developers", false)]
    [InlineData("密码错误", "software/login", "P1", "developers", false)]
    [InlineData("It is strange", "software", "P2", "developers", true)]
    [InlineData("The printer is on fire", "hardware-fault", "P2", null, true)]
    public void It_is_found_and_decides_what_its_tops_decide(string subject, string category, string priority, string? team, bool told)
    {
        var opened = Desk.Open(Opening() with { Subject = subject, Description = "", Category = null }, Friday).EnsureAccepted();

        Assert.Equal(category, opened.Ticket.Category?.Path);
        Assert.Equal(priority, opened.Ticket.Priority?.Code.Code);
        Assert.Equal(team, opened.Ticket.Assignment?.Team?.Value);
        Assert.Equal(told, opened.Notices.Any(n => n.Template == "lost-code"));
        Assert.Equal(category.StartsWith("software", StringComparison.Ordinal), Asked("software").Matches(opened.Ticket, null));
        Assert.Equal(category.StartsWith("software/login", StringComparison.Ordinal), Asked("software/login").Matches(opened.Ticket, null));
        Assert.False(Asked("soft").Matches(opened.Ticket, null));
    }

    [Fact]
    public void What_is_not_one_of_the_declared_ones_is_no_category_wherever_it_stands()
    {
        Assert.Equal(
            "classify.unknown-category",
            Desk.Decide(
                Desk.Open(Opening() with { Category = null }, Friday).Ticket,
                new ClassifyTicket(new("software/unheard")) { By = Agent },
                Friday
            ).Rejection?.Code
        );
        var problems = Assert
            .Throws<DefinitionException>(() =>
                With(
                    """
                    {
                      "words": { "categories": { "software/login": { "en": "Logging in", "zh-CN": "登录" } } },
                      "priority": {
                        "rows": [
                          { "if": { "fact": "category", "under": "softwear" }, "priority": "P1", "because": { "en": "x", "zh-CN": "x" } }
                        ]
                      }
                    }
                    """
                )
            )
            .Problems;
        var problem = Assert.Single(problems);
        Assert.Equal(
            ("$.priority.rows[0].if.under", "condition.nothing-under", "software"),
            (problem.Path, problem.Code, problem.Suggestion)
        );
    }

    private static TicketQuery Asked(string category) => new() { Category = new(category) };
}
