"""Which pages of a result list are linked."""

from __future__ import annotations

from dataclasses import dataclass

from index.engine import MAX_PAGE


@dataclass(frozen=True, slots=True)
class Paging:
    """The place of one page among the pages of a result list.

    Attributes:
        page: the page that is shown.
        per_page: how many hits a page holds.
        total: how many hits there are.
    """

    page: int
    per_page: int
    total: int

    @property
    def last(self) -> int:
        """The last page that is served; 1 also for an empty list."""
        return min(MAX_PAGE, max(1, -(-self.total // self.per_page)))

    @property
    def is_capped(self) -> bool:
        """Whether there are more hits than pages that are served."""
        return self.total > MAX_PAGE * self.per_page

    @property
    def is_beyond(self) -> bool:
        """Whether the page lies behind the last one, though there are hits."""
        return self.total > 0 and self.page > self.last

    @property
    def first_hit(self) -> int:
        """The number of the page's first hit, from 1."""
        return (self.page - 1) * self.per_page + 1

    @property
    def last_hit(self) -> int:
        """The number of the page's last hit."""
        return min(self.page * self.per_page, self.total)

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The page numbers to link: the ends and two around the shown one; None where some are left out."""
        near = {1, self.last, *range(self.page - 2, self.page + 3)}
        numbers: list[int | None] = []
        previous = 0
        for number in sorted(n for n in near if 1 <= n <= self.last):
            if number - previous == 2:
                numbers.append(number - 1)
            elif number - previous > 2:
                numbers.append(None)
            numbers.append(number)
            previous = number
        return tuple(numbers)
