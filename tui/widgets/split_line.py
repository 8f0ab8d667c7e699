"""One line of text with a part at each end."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class SplitLine(Widget):
    """Shows `left` from the left edge and `right` up to the right edge; where both do not fit, `left` is cut."""

    DEFAULT_CSS = "SplitLine { height: 1; }"

    left: reactive[Content] = reactive(Content(), layout=False)
    right: reactive[Content] = reactive(Content(), layout=False)

    def render(self) -> Content:
        room = self.size.width - self.right.cell_length - (2 if self.right.cell_length else 0)
        left = self.left.truncate(max(0, room), ellipsis=True)
        gap = max(0, self.size.width - left.cell_length - self.right.cell_length)
        return Content.assemble(left, " " * gap, self.right)
