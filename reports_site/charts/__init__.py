"""Charts drawn on the server as SVG: no script, no layout shift, the same on paper."""
