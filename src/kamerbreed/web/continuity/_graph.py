# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the dependencies around a thing: the drawing, and the same as nested tables."""

from collections.abc import Sequence

from kamerbreed.overview import Branch, Neighbourhood, Way, neighbourhood
from kamerbreed.picture import Kept, split_instance
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import BACKWARDS
from kamerbreed.web._filter import choice, make_filter
from kamerbreed.web._place import Place, thing_place, why_place
from kamerbreed.web._words import Link, link_to
from kamerbreed.web.continuity._draw import draw, graph_place, line_words, strength_words
from kamerbreed.web.continuity._fields import DEPTH, DEPTHS, DIRECTION, DIRECTIONS, Wish
from kamerbreed.web.continuity._page import GraphPage, Tree, TreeRow

USUAL_DEPTH = "2"
_WAYS: tuple[Way, ...] = ("down", "up")
_FOUND: Kept[Neighbourhood] = Kept(32)


def around(scene: Scene, subject: str, wish: Wish) -> Neighbourhood:
    """The dependencies that the address asks for."""
    depth, direction = int(wish.depth or USUAL_DEPTH), DIRECTIONS[wish.direction or "beide"]
    return scene.kept(
        _FOUND,
        lambda: neighbourhood(
            scene.picture, subject, depth=depth, direction=direction, templates=wish.templates
        ),
        subject,
        wish,
    )


def title_of(scene: Scene, subject: str, wish: Wish) -> str:
    """The question, with what is assumed to answer it."""
    lang = scene.lang
    title = say("web.graph.title", lang, thing=scene.picture.name(subject, lang).text)
    if scene.picture.coordinates.assume_backwards:
        title += f" ({say('mark.backwards', lang)})"
    if wish.templates:
        title += f" ({say('mark.template', lang)})"
    return title


def drawing_of(scene: Scene, subject: str, wish: Wish) -> tuple[Neighbourhood, str, str]:
    """What was found, the title, and a sentence that says what the drawing shows."""
    found, lang = around(scene, subject, wish), scene.lang
    summary = say(
        "web.graph.summary",
        lang,
        day=say_date(scene.picture.coordinates.valid_at.isoformat(), lang),
        things=say_number(len(found.nodes), lang),
        lines=say_number(len(found.arrows), lang),
        depth=found.depth,
        more=say_number(sum(stub.more for stub in found.stubs), lang),
    )
    return found, title_of(scene, subject, wish), summary


def present_graph(scene: Scene, subject: str, wish: Wish) -> GraphPage:
    """The whole page."""
    found, title, summary = drawing_of(scene, subject, wish)
    lang, path = scene.lang, thing_place(subject).path
    direction = wish.direction or "beide"
    return GraphPage(
        title=title,
        later=any(scene.picture.name(node.id, lang).later for node in found.nodes),
        thing=link_to(scene, subject),
        lead=_lead(scene, found),
        backwards=_backwards(scene, found, wish),
        filter=make_filter(
            scene,
            graph_place(subject, wish),
            (
                choice(
                    DEPTH,
                    say("web.graph.depth", lang),
                    ((one, one) for one in DEPTHS),
                    wish.depth or USUAL_DEPTH,
                ),
                choice(
                    DIRECTION,
                    say("web.graph.direction", lang),
                    ((one, say(f"web.graph.direction.{way}", lang)) for one, way in DIRECTIONS.items()),
                    direction,
                ),
            ),
        ),
        drawing=draw(scene, found, wish, title, summary),
        file=scene.url(Place(name="drawing", path=path, extra=wish.extra)),
        trees=tuple(_tree(scene, found, way) for way in _WAYS if found.direction in ("both", way)),
        tree_more=say("web.graph.tree.more", lang, n=say_number(found.tree_more, lang))
        if found.tree_more
        else "",
        fails=scene.url(Place(name="fails", path=path)),
        origin=_origin(scene, found),
    )


def _origin(scene: Scene, found: Neighbourhood) -> str:
    rows = {row for arrow in found.arrows for row in arrow.rows}
    return say("web.graph.origin", scene.lang, n=say_number(len(rows), scene.lang))


def _lead(scene: Scene, found: Neighbourhood) -> tuple[str, ...]:
    lang = scene.lang
    down = {arrow.on for arrow in found.arrows if arrow.dependent == found.subject}
    up = {arrow.dependent for arrow in found.arrows if arrow.on == found.subject}
    texts = []
    if found.not_now:
        texts.append(say("web.graph.not-now", lang, n=say_number(found.not_now, lang)))
    more = {"thing": scene.picture.name(found.subject, lang).text}
    if found.direction != "up":
        texts.append(say("web.graph.lead.down", lang, n=say_number(len(down), lang), **more))
    if found.direction != "down":
        texts.append(say("web.graph.lead.up", lang, n=say_number(len(up), lang), **more))
    return tuple(texts)


def _backwards(scene: Scene, found: Neighbourhood, wish: Wish) -> Link | None:
    """Where what was seen later is drawn as assumed; nothing if that is on, or would add nothing."""
    if not found.not_now or scene.picture.coordinates.assume_backwards:
        return None
    url = graph_place(found.subject, wish).url(scene.lang, {**scene.asked.given, BACKWARDS: "1"})
    return Link(text=say("web.graph.backwards", scene.lang), url=url)


def _tree(scene: Scene, found: Neighbourhood, way: Way) -> Tree:
    lang = scene.lang
    branches: Sequence[Branch] = [one for one in found.tree if one.direction == way]
    count = sum(one.arrow is not None for one in branches)
    return Tree(
        id=f"tree-{way}",
        title=say(f"web.graph.tree.{way}", lang),
        caption=say("web.graph.tree.caption", lang, n=say_number(count, lang), depth=found.depth),
        rows=tuple(_row(scene, one) for one in branches) if count else (),
        empty="" if count else say("web.graph.tree.none", lang),
    )


def _row(scene: Scene, branch: Branch) -> TreeRow:
    lang, arrow = scene.lang, branch.arrow
    more = say("web.graph.repeated", lang) if branch.repeated else ""
    if branch.more:
        more = say("web.graph.more.hidden", lang, n=say_number(branch.more, lang))
    why = ""
    if arrow:
        owner = split_instance(arrow.dependent)[0]
        why = scene.url(why_place(owner, "depends_on"))
    return TreeRow(
        level=branch.level,
        depth=say_number(branch.level, lang),
        thing=link_to(scene, branch.id),
        strength=strength_words(scene, arrow) if arrow else "",
        standing=line_words(scene, arrow) if arrow else "",
        more=more,
        why=why,
    )
