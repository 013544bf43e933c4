import pytest

from ensemble.foundation.ui.formats.markdown import to_html


def test_it_keeps_what_people_write():
    assert to_html("Deux **usines**,\nun siège.\n\n- un\n- deux") == (
        "<p>Deux <strong>usines</strong>,<br>\nun siège.</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"
    )


def test_it_leaves_the_first_two_headings_to_the_page():
    assert to_html("# Un\n\n###### Six") == "<h3>Un</h3>\n<h6>Six</h6>\n"
    assert to_html("## Deux\n\n### Trois") == "<h3>Deux</h3>\n<h4>Trois</h4>\n"


def test_it_marks_links_as_not_ours():
    assert to_html("[le site](https://ardance.example)") == (
        '<p><a href="https://ardance.example" rel="nofollow noopener">le site</a></p>\n'
    )


def test_it_shows_raw_html_as_text():
    assert to_html("<img src=x onerror=alert(1)>") == "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n"
    assert "<script" not in to_html("<script>alert(1)</script>\n\n<style>*{}</style>")


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/pixel.png)",
        "![x][r]\n\n[r]: https://evil.example/pixel.png",
        '<img src="https://evil.example/pixel.png">',
    ],
)
def test_it_never_loads_an_image(text):
    assert "<img" not in to_html(text)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/png;base64,AAAA",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
    ],
)
@pytest.mark.parametrize("written", ["[x]({})", "[x](<{}>)", "<{}>"])
def test_it_makes_a_link_that_runs_something_inert(link, written):
    assert "href" not in to_html(written.format(link))


def test_it_says_nothing_for_nothing():
    assert to_html(None) == to_html("") == ""
