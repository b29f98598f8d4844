"""Peer reviews: what an instructor sees of all, and a participant of those that are hers."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.errors import ArgmapError
from argmap.model.zones import said
from argmap.services.teaching import reviewing
from argmap.services.teaching.assigned import Assigned, moment
from argmap.services.teaching.mine import Mine
from argmap.services.teaching.reviewing import Reviewing, Reviews
from argmap.web import context


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """All reviews of an assignment.

    Attributes:
        each: how many everybody is asked for, as the form says.
        wrong: what was wrong with the form that was sent.
    """

    all: Reviews
    each: int
    wrong: str = ""

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(each.is_done for each in self.all.reviews)

    def when(self, one: Reviewing) -> str:
        """Return when a review was done, in words."""
        return _when(self.all.assigned, one)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page on which somebody writes a review."""

    assigned: Assigned
    one: Reviewing
    text: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class MyReviews:
    """The reviews on a participant's own page: those she writes, and those of her work."""

    to_write: tuple[Reviewing, ...]
    of_mine: tuple[Reviewing, ...]


def reviews_page(assignment: str, error: ArgmapError | None = None) -> ReviewsPage:
    """Return all reviews of an assignment.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = reviewing.reviews_of(context.store(), context.who(), assignment)
    asked = found.assigned.assignment.wanted.reviews or 1
    return ReviewsPage(found, asked, str(error) if error else "")


def review_page(
    assignment: str, person: str, text: str | None = None, wrong: str = ""
) -> ReviewPage:
    """Return the page on which she writes a review.

    Raises:
        NotFoundError: she is not asked to review that person's work.
    """
    found, one = reviewing.review(context.store(), context.who(), assignment, person)
    return ReviewPage(found, one, one.review.text if text is None else text, wrong)


def reviews_for(one: Mine) -> MyReviews | None:
    """Return the reviews of a participant, for her page of the assignment; none if there are none.

    They are read as hers, also where an instructor looks at her page.
    """
    store, task = context.store(), one.found.assignment.id
    to_write, of_mine = (
        reviewing.hers(store, one.who, task),
        reviewing.of_hers(store, one.who, task),
    )
    return MyReviews(to_write, of_mine) if to_write or of_mine else None


def _when(found: Assigned, one: Reviewing) -> str:
    done = one.review.done
    return said(done, found.seminar.zone, now=moment(context.who())) if done else ""
