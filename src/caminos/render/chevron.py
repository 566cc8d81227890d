"""The outline of a stage: an arrow that points to the next one and takes in the tip of the one before."""


def chevron(left: float, right: float, top: float, height: float, tip: float, *, notched: bool) -> str:
    """SVG path commands for an arrow from `left` to its point at `right`; the first of a row has no notch."""
    middle, bottom, shoulder = top + height / 2, top + height, right - tip
    notch = f"L{left + tip:.2f} {middle:.2f}" if notched else ""
    front = f"M{left:.2f} {top:.2f}H{shoulder:.2f}L{right:.2f} {middle:.2f}"
    return f"{front}L{shoulder:.2f} {bottom:.2f}H{left:.2f}{notch}Z"
