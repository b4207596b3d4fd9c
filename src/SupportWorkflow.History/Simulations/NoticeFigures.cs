namespace SupportWorkflow.History;

/// <summary>How many notices of one template tickets sent.</summary>
/// <param name="Template">The template's id.</param>
/// <param name="Requester">To the person who asked, and to those who follow the ticket.</param>
/// <param name="Desk">To the desk: a role, a team, whoever has the ticket, and what only the host can do.</param>
public sealed record NoticeFigures(string Template, int Requester, int Desk);
