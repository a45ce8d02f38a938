"""The answers of this room in the protocol's words."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from reformcheck.editor.actions import Offer, offers_at
from reformcheck.editor.completion import completion as completion_at
from reformcheck.editor.completion import explained as explanation
from reformcheck.editor.definition import definitions
from reformcheck.editor.diagnostics import diagnostic, place_elsewhere, range_of
from reformcheck.editor.hover import hover as hover_at
from reformcheck.editor.opened import Opened
from reformcheck.editor.spans import Span, span_of
from reformcheck.editor.text import Spot, difference

_KINDS = {
    "value": types.CompletionItemKind.Value,
    "unit": types.CompletionItemKind.Text,
    "place": types.CompletionItemKind.Constant,
    "rule": types.CompletionItemKind.EnumMember,
    "key": types.CompletionItemKind.Property,
}
_REFUSED = {
    "zh": "这种 YAML 写法改不了，或文件已经改过；请自己写上",
    "en": "YAML written like this cannot be edited, or the file has changed since; write it yourself",
}


def offset_of(opened: Opened, position: types.Position) -> int:
    return opened.text.offset(Spot(position.line, position.character))


def hover(opened: Opened, offset: int) -> types.Hover | None:
    found = hover_at(opened, offset)
    if found is None:
        return None
    card, span = found
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, card), range_of(opened.text, span))


def definition(opened: Opened, offset: int) -> list[types.Location]:
    return [
        types.Location(opened.uri, range_of(opened.text, span_of(opened.text, place)))
        if place.path == opened.name
        else place_elsewhere(place)
        for place in definitions(opened, offset)
    ]


def completion(opened: Opened, offset: int) -> types.CompletionList | None:
    made = completion_at(opened, offset)
    if made is None:
        return None
    replaced = range_of(opened.text, (made.start, made.end))
    items = [
        types.CompletionItem(
            label=proposal.text,
            kind=_KINDS[proposal.kind],
            detail=proposal.detail or None,
            filter_text=f"{made.lead}{proposal.text} {proposal.sought}".rstrip(),
            sort_text=f"{number:05}",
            text_edit=types.TextEdit(replaced, made.text(proposal)),
            data={"uri": opened.uri, "card": proposal.card} if proposal.card else None,
        )
        for number, proposal in enumerate(made.proposals)
    ]
    return types.CompletionList(is_incomplete=False, items=items)


def explained(opened: Opened, item: types.CompletionItem) -> types.CompletionItem:
    card = explanation(opened, carried(item.data, "card"))
    if card:
        item.documentation = types.MarkupContent(types.MarkupKind.Markdown, card)
    return item


def code_actions(
    opened: Opened, range: types.Range, only: Sequence[types.CodeActionKind | str] | None
) -> list[types.CodeAction]:
    """Without their edits, which `with_edit` writes."""
    span = offset_of(opened, range.start), offset_of(opened, range.end)
    return [_action(opened, offer, span) for offer in offers_at(opened, span) if _wanted(offer.kind, only)]


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether an editor that asks for some kinds of actions asks for this one: refactor holds refactor.rewrite.

    What concerns the whole file is written on saving, and not offered at every place.
    """
    if only is None:
        return not kind.startswith("source")
    names = [one.value if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(not name or kind == name or kind.startswith(f"{name}.") for name in names)


def _action(opened: Opened, offer: Offer, span: Span) -> types.CodeAction:
    session, lang = opened.checked.session, opened.lang
    about = [diagnostic(opened, offer.finding, session, lang)] if offer.finding and session else None
    return types.CodeAction(
        offer.title,
        kind=offer.kind,
        diagnostics=about,
        is_preferred=offer.preferred or None,
        data={"uri": opened.uri, "offer": offer.id, "span": "-".join(map(str, span))},
    )


def with_edit(opened: Opened | None, action: types.CodeAction, *, versioned: bool) -> types.CodeAction:
    """The action with its edit, of the version that it is made for where the editor asks which.

    Without one, and with the reason, where the text cannot be edited.
    """
    offer = _offered(opened, action) if opened else None
    after = offer.write() if offer else None
    if opened is None or after is None:
        action.disabled = types.CodeActionDisabled(_REFUSED[opened.lang if opened else "zh"])
        return action
    start, end, words = difference(opened.text.source, after)
    edit = types.TextEdit(range_of(opened.text, (start, end)), words)
    if versioned:
        file = types.OptionalVersionedTextDocumentIdentifier(opened.uri, opened.version)
        action.edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(file, [edit])])
    else:
        action.edit = types.WorkspaceEdit(changes={opened.uri: [edit]})
    return action


def _offered(opened: Opened, action: types.CodeAction) -> Offer | None:
    """None where the file has changed since, and makes no such offer at its place any more."""
    start, _, end = carried(action.data, "span").partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        return None
    limit = len(opened.text.source)
    span = min(int(start), limit), min(int(end), limit)
    id = carried(action.data, "offer")
    return next((offer for offer in offers_at(opened, span) if offer.id == id), None)


def carried(data: object, key: str) -> str:
    """A value of what an action or a proposal was given to carry; editors hand it back as they like."""
    value = data.get(key) if isinstance(data, dict) else getattr(data, key, None)
    return str(value or "")
